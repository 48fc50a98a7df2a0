"""Articles in an OpenSearch cluster, for those who outgrow one machine; the answers are the same.

`address` says which cluster and which articles, `access` who asks, `client` talks to the nodes.
Nothing here is imported until an address is named.
"""
