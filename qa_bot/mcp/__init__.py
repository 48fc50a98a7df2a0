"""Articles served to programs that write, over the Model Context Protocol: `qa-bot mcp FOLDER`.

==============  ====================================================================================
records.py      what the tools give: small flat records
articles.py     what is behind the tools: articles that are opened in the background
server.py       the tools, and the server over stdin and stdout or over HTTP on this machine
==============  ====================================================================================
"""
