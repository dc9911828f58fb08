import Testing

/// What `ddx rank --verify` says of rankings that were saved.
@Suite struct `A saved ranking` {
  private func run(_ lines: String) throws -> Shell.Result {
    try Shell.run("d=$(mktemp -d); trap 'rm -r $d' EXIT; p=Profiles/patients; \(lines)")
  }

  @Test func `is made again under the edition and with the draws that made it`() throws {
    let result = try run(
      """
      for options in "" "--protocol asipp@2020" "--draws 10 --seed 3" "--format ndjson"; do
        ddx rank $p/pregnant.xml $p/two-sources.xml --format json $options > $d/saved 2> /dev/null
        ddx rank $p/two-sources.xml $p/pregnant.xml --verify $d/saved 2> /dev/null | sed "s|$d/||"
      done
      ddx rank $p/pregnant.xml --format json > $d/saved
      ddx rank $p/pregnant.xml --verify - < $d/saved
      """)
    let pair =
      "two-sources: identical to the ranking in saved\npregnant: identical to the ranking in saved\n"
    #expect(
      result.stdout
        == String(repeating: pair, count: 4) + "pregnant: identical to the ranking in <stdin>\n")
    #expect(result.exit == 0)
  }

  @Test func `that comes out differently is reported with what differs`() throws {
    let result = try run(
      """
      ddx rank $p/pregnant.xml --format json > $d/saved
      sed 's/age="[0-9]*"/age="44"/' $p/pregnant.xml > $d/older.xml
      ddx rank $d/older.xml --verify $d/saved | grep -c '^  profile'; echo ${?}
      ddx rank $p/pregnant.xml --verify $d/saved --protocol ddx@2026.1 > $d/out; echo $?
      grep -c '^  protocol   ddx@2026.2 .* → ddx@2026.1 ' $d/out
      sed 's/"rank": 1/"rank": 7/' $d/saved > $d/changed
      ddx rank $p/pregnant.xml --verify $d/changed | tail -n 2
      """)
    #expect(
      result.stdout == """
        1
        0
        1
        1
          documents and version are the same: made by another program, or edited
          verdict, order, probabilities and step are the same

        """)
  }

  @Test func `without its profile, and a profile without its ranking, are errors`() throws {
    let result = try run(
      """
      ddx rank $p/pregnant.xml --format json > $d/saved
      ddx rank $p/two-sources.xml --verify $d/saved; echo $?
      ddx rank $p/two-sources.xml --verify $p/two-sources.xml; echo $?
      ddx rank $p/two-sources.xml --verify $d/saved --format json; echo $?
      """)
    #expect(result.stdout.contains("two-sources: not ranked in "))
    #expect(result.stdout.hasSuffix("\n2\n2\n64\n"))
    #expect(result.stderr.contains("saved:1: error: the profile of this ranking is missing\n"))
    #expect(result.stderr.contains("two-sources.xml:1: error: this is not a JSON object\n"))
  }
}
