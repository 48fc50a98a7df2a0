"""Articles in an OpenSearch cluster, for those who outgrow one machine; the answers are the same.

::

    address · access ─▶ client ─nodes─▶ transport ─▶ the cluster
    articles ─indexing─▶ taking ─▶ stored (schema) ─writing─▶ generations (lease)
    question ─live─▶ view ─▶ statistics (state) · search, proven · around · voices · documents

Nothing here is imported until an address is named.
"""
