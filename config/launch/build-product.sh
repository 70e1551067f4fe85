#!/usr/bin/env bash
# Builds what ./run starts.
set -euo pipefail
COMMAND=run
. config/launch/say.sh
. config/launch/java.sh
. config/launch/build.sh

build
