import Testing

@Suite struct `Runs over many profiles` {
  /// `make proofs` does the same with 200,000.
  @Test func `keep what the manual promises of them`() throws {
    let result = try Shell.run(
      "Tests/Proofs/proofs.py $(command -v ddx) --profiles 100 --factor 3 --seed 7")
    #expect(result.exit == 0, "\(result.stderr)")
    #expect(result.stdout.contains("killed after"))
    #expect(result.stdout.contains("10 bad ones among 100"))
  }
}
