import ArgumentParser

/// `ddx modules`: shows the modules, or checks one.
struct Modules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modules",
    abstract: "Show the modules and their references, or check one.",
    discussion: """
      Examples:
        ddx modules
        ddx modules sacroiliac-joint
        ddx modules --module piriformis.xml
        ddx modules check piriformis.xml
      """,
    subcommands: [ShowModules.self, CheckModule.self],
    defaultSubcommand: ShowModules.self)
}
