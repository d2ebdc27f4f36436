"""More than one machine: the reader, the pipelines and the forms of a release as datatrove steps.

Stands on the other pipelines, and nothing stands on it; archives are read by the crawl command. Needs the extras ``corpus`` and
``scale``; ``docs/scaling.md`` says when it is worth it.
"""
