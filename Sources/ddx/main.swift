import DDXCommands

await DDX.run(with: standardModules)
