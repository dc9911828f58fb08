#!/bin/sh
# A module of a contract to come.
read -r _
echo '{"id": 1, "descriptor": {"id": "endplate", "name": "Vertebral endplate", "version": "9.0.0", "contract": "1.9", "evidence": "1", "findings": [], "citations": []}}'
read -r _
