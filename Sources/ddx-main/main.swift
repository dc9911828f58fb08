import DDXCommands

DDX.main()
