"""A saved session: what was asked and answered, as Markdown with a footnote for each quotation.

::

    # Questions and answers

    Articles: /home/reader/articles

    ## what did Kallas say

    > Kaja Kallas emphasized that any agreement would need European approval.[^1]

    [^1]: deal.txt:5 – Kaja Kallas

A quotation is a passage to the letter, in Markdown as `escape` writes it. Its footnote gives the
article's id, the line on which it begins (of what was read, where the file isn't text), its place
in such a file, and who speaks, if that is known: `report.pdf:214 – p. 12 – Mary Roe`. `session`
writes this form and reads it back; `verification` looks each quotation up in its article.
"""

from qa_bot.saved.session import Quotation, Saved, lines, quoted, read_saved
from qa_bot.saved.verification import Finding, report, verify

__all__ = ["Finding", "Quotation", "Saved", "lines", "quoted", "read_saved", "report", "verify"]
