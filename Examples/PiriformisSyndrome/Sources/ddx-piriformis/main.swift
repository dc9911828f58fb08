import DDXCommands
import PiriformisSyndrome

await DDX.run(adding: [PiriformisSyndrome()])
