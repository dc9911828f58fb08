#!/bin/sh
# A module that claims the id of another.
read -r _
echo '{"id": 1, "descriptor": {"id": "facet-joint", "name": "Facet joint", "version": "9.0.0", "contract": "1.0", "evidence": "1", "findings": [], "citations": []}}'
read -r _
