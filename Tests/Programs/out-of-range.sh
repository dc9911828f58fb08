#!/bin/sh
# A module whose share is a percentage.
read -r _
echo '{"id": 1, "descriptor": {"id": "endplate", "name": "Vertebral endplate", "version": "1.0.0", "contract": "1.0", "evidence": "1", "findings": [], "citations": [{"id": "assumed-share", "status": "assumed", "text": "For a test."}]}}'
id=2
while read -r _; do
  echo '{"id": '$id', "assessment": {"share": {"value": 5, "terms": [{"text": "any age", "value": 5, "citations": ["assumed-share"]}]}, "sites": [{"share": 1}], "evidence": []}}'
  id=$((id + 1))
done
