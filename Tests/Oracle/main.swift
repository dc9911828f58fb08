import ArgumentParser

/// Writes random networks with the engine's answers, for `oracle.py` to check.
struct OracleNetworks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oracle-networks",
    abstract: "Writes random networks with the engine's answers as JSON Lines.")

  @Argument(help: "How many networks to write.")
  var count = 200

  @Option(help: "The seed of the first network; each of the others has the next.")
  var seed: UInt64 = 1

  func validate() throws {
    guard count > 0 else { throw ValidationError("at least one network is needed") }
    guard UInt64(count) <= UInt64.max - seed else { throw ValidationError("too large a seed") }
  }

  func run() throws {
    for seed in seed..<(seed + UInt64(count)) {
      print(try RandomDocument(seed: seed).json())
    }
  }
}

OracleNetworks.main()
