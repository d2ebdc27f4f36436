"""More than one machine: the reader, the pipelines and the forms of a release as datatrove steps.

Stands on `crawler` and `pipelines`, and nothing stands on it. Needs the extras ``corpus`` and
``scale``; ``docs/scaling.md`` says when it is worth it.
"""
