#!/bin/sh
# A module that ends in the middle of its first assessment.
read -r _
echo '{"id": 1, "descriptor": {"id": "endplate", "name": "Vertebral endplate", "version": "1.0.0", "contract": "1.0", "evidence": "1", "findings": ["mri.modic-1"], "citations": []}}'
read -r _
printf '{"id": 2, "assess'
exit 1
