"""Articles in an OpenSearch cluster, for those who outgrow one machine; the answers are the same.

::

    address · access ─▶ client ─nodes─▶ transport ─▶ the cluster
    articles ─indexing─▶ taking ─▶ stored (schema) ─writing─▶ generations (lease)
    question ─live─▶ view ─▶ statistics (state) · search, proven · around · voices · documents

Nothing here is imported until an address is named. How large a cluster has to be: `generations`.

Three nodes on one machine, to try, for who has Docker (on Linux `sysctl -w vm.max_map_count=262144`
first). Their certificates are made up: `QA_BOT_OPENSEARCH_VERIFY=no`, and the user is `admin`; the
file is written for OpenSearch's own image and wasn't tried here::

    x-node: &node
      image: opensearchproject/opensearch:2.19.6
      ulimits: { memlock: { soft: -1, hard: -1 }, nofile: { soft: 65536, hard: 65536 } }
    x-settings: &settings
      cluster.name: articles
      discovery.seed_hosts: n0,n1,n2
      cluster.initial_cluster_manager_nodes: n0,n1,n2
      bootstrap.memory_lock: "true"
      OPENSEARCH_JAVA_OPTS: -Xms1g -Xmx1g # half of each machine's memory, 31g at most
      OPENSEARCH_INITIAL_ADMIN_PASSWORD: ${QA_BOT_OPENSEARCH_PASSWORD:?choose a strong one}
    services:
      n0:
        <<: *node
        environment: { <<: *settings, node.name: n0 }
        volumes: ["n0:/usr/share/opensearch/data"]
        ports: ["127.0.0.1:9200:9200"]
      n1:
        <<: *node
        environment: { <<: *settings, node.name: n1 }
        volumes: ["n1:/usr/share/opensearch/data"]
        ports: ["127.0.0.1:9201:9200"]
      n2:
        <<: *node
        environment: { <<: *settings, node.name: n2 }
        volumes: ["n2:/usr/share/opensearch/data"]
        ports: ["127.0.0.1:9202:9200"]
    volumes: { n0: , n1: , n2: }

Who asks a cluster that has the security plugin needs to read NAME and NAME-* and to see their
metadata; who indexes also to create, delete and alias indices of these names, and to see the
cluster's health.
"""
