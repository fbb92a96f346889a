#!/bin/bash
# Creates the topics that are not there yet. A change of partitions later would break the order of events of one key.
set -euo pipefail

create() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "${BOOTSTRAP:?}" --create --if-not-exists \
    --topic "$1" --partitions "$2" --replication-factor "${REPLICATION:-1}" "${@:3}"
}

for topic in social.posts social.engagement commerce.events commerce.reviews search.interest campaign.spend; do
  create "$topic" "${PARTITIONS:-4}"
done
create catalog.products 1 --config cleanup.policy=compact
# What was rejected waits longer for its repair than the retention of other topics.
create signals.rejected "${PARTITIONS:-4}" --config retention.ms=2592000000
