"""The chat on the terminal, and questions from a pipe.

::

    app        reads a line, replies, shows the reply, until the user leaves
    prompt     where the line is typed: completion, prefixes, history
    session    what the chat knows while it lasts; settings: what the user can set
    reply      what to show for a line; commands: the lines that begin with a slash, a file each
    terminal   signals, work in the background, the user's pager and editor
    piped      questions from a pipe, without any of the above but the session
"""
