"""What can be true of an element, and with it of all inside."""

AROUND = 1
"""It stands around an article: menus, asides, forms, comments, lists of other articles."""
LINK = 2
SILENT = 4
"""Its text is not read as text: scripts, buttons, labels of forms."""
ABOUT = 16
"""Of what is around: a box about the writer, an aside. A date or a name in it may be the article's."""
TEXT = 8
"""It is named as a text's element, or stands in one."""
