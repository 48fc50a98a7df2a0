"""Real OpenSearch nodes to test against, a process each: on this machine, from Maven Central.

`packages` fetches the server, `nodes` starts, stops, pauses and kills it, `proxy` puts TLS and a
password in front of it. On Linux, with Java 17 and Maven (Debian: openjdk-17-jre-headless, maven):

    python -m tests.opensearch.nodes install            46 MB, half a minute
    python -m tests.opensearch.nodes start --nodes 3    prints the address of each
    python -m tests.opensearch.nodes stop

`equality` asks a cluster and the embedded index the same questions, `faults` does so while nodes
die, `interruptions` kills who writes.

Where it has been installed, pytest runs the tests that need a cluster, on nodes of its own.
"""
