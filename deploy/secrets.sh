#!/bin/sh
# Makes the passwords and keys that docker-compose.yml asks for, in deploy/secrets. Keeps those that are there.
# Delete a file and run this again for a new one; docs/cluster.md says what else a change takes.
set -eu
umask 077

directory=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)/secrets
mkdir -p "$directory"
for name in owner_password writer_password reader_password grafana_password pseudonym_key; do
  file=$directory/$name
  if [ -s "$file" ]; then
    echo "kept $file"
    continue
  fi
  # 32 random bytes as 64 hexadecimal digits: nothing to escape in a URL or a shell.
  secret=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
  [ "${#secret}" -eq 64 ] || { echo "secrets.sh: cannot read /dev/urandom" >&2; exit 1; }
  printf '%s' "$secret" >"$file"
  # Containers read the file as users of their own; the directory keeps other users of this machine out.
  chmod 444 "$file"
  echo "made $file"
done
