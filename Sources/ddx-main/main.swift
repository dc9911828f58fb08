import DDXCommands

await DDX.run()
