import Foundation
import Testing

/// What `ddx validate` says of an edition and of what must come out under it.
@Suite struct `An edition that is validated` {
  private let edition = """
    <protocol xmlns="urn:ddx:protocol:1" id="clinic" edition="1" extends="ddx@2026.1" status="draft">
      <title>Our clinic</title>
      <citations><citation id="Committee" status="assumed">Decision of our committee.</citation></citations>
      <response observes="50" reason="r"/>
      <criteria>
        <criterion source="facet-joint" blocks="1" relief="50" different-agents="no" citation="Committee"
                   reason="r">TEXT</criterion>
      </criteria>
    </protocol>
    """

  private func cases(of name: String, state: String) -> String {
    """
    <cases xmlns="urn:ddx:cases:1" protocol="\(name)">
      <case id="sixty-percent" title="one block, 60 % relief">
        <profile date="2026-05-10">
          <patient age="58"/>
          <pain side="right"/>
          <blocks>
            <block procedure="medial-branch-block" date="2026-03-02" side="right" levels="L4-5"
                   agent="lidocaine" relief="60" guidance="fluoroscopy"/>
          </blocks>
        </profile>
        <expect criterion="facet-joint" state="\(state)">60 % is enough.</expect>
      </case>
    </cases>
    """
  }

  /// Writes documents into a folder of their own, and validates the edition among them.
  private func validate(_ documents: [String: String]) throws -> Shell.Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in documents {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return try Shell.run("ddx validate clinic.xml", in: folder)
  }

  private var clinic: String {
    edition.replacing("TEXT", with: "one medial branch block with 50 % relief or more")
  }

  @Test func `is ranked with the cases beside it`() throws {
    let result = try validate([
      "clinic.xml": clinic, "clinic.cases.xml": cases(of: "clinic@1", state: "met"),
    ])
    #expect(result == .init(stdout: "clinic.xml: ok (protocol, 1 case)\n", stderr: "", exit: 0))
  }

  @Test func `is refused if a case gives another result, and the case is named`() throws {
    let result = try validate([
      "clinic.xml": clinic, "clinic.cases.xml": cases(of: "clinic@1", state: "negative"),
    ])
    #expect(result.exit == 2)
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.hasPrefix("clinic.cases.xml:2: error: the case `sixty-percent` "))
    #expect(result.stderr.contains("the criterion of `facet-joint` is met, not negative"))
  }

  @Test func `is refused where the cases beside it are those of another`() throws {
    let result = try validate([
      "clinic.xml": clinic, "clinic.cases.xml": cases(of: "clinic@2", state: "met"),
    ])
    #expect(result.exit == 2)
    #expect(result.stderr.contains("are those of `clinic@2`, but lie beside `clinic@1`"))
  }

  @Test func `is refused where its words are still those of what it changed`() throws {
    let result = try validate(["clinic.xml": edition.replacing("TEXT", with: "")])
    #expect(result.exit == 2)
    #expect(result.stderr.contains("the text of the criterion is still the parent's [DDX0140]"))
  }

  @Test func `is refused without evidence of other sources, at its line, as to rank`() throws {
    let result = try Shell.run(
      """
      d=$(mktemp -d); trap 'rm -r $d' EXIT; cp Profiles/patients/nearly-empty.xml $d/a.xml
      sed '/<evidence source="other"/d' Profiles/protocols/ddx/2026.1.xml > $d/clinic.xml; cd $d
      line=$(grep -n -m 1 '<evidence source' clinic.xml | cut -d : -f 1)
      for command in "validate clinic.xml" "rank a.xml --protocol clinic.xml"; do
        ddx $command 2>&1 | sed "s/:$line:/:LINE:/"
      done
      """)
    let message = """
      clinic.xml:LINE: error: `ddx@2026.1` names no evidence edition for `other`
         help: add `<evidence source="other" edition="..."/>` to `uses`

      """
    #expect(result.stdout == message + message)
  }

  @Test func `gets a note on a threshold within a band, and is still valid`() throws {
    let odd = clinic.replacing("relief=\"50\"", with: "relief=\"75\"")
      .replacing("50 % relief", with: "75 % relief")
    let result = try validate(["clinic.xml": odd])
    #expect(result.exit == 0)
    #expect(result.stderr.contains("clinic.xml:6:"))
    #expect(result.stderr.contains("note: the response model does not distinguish 75 %"))
    #expect(result.stderr.contains("it treats all relief from 50 % on alike"))
  }

  @Test func `is found with its own cases if it is shipped`() throws {
    let result = try Shell.run("ddx validate - < Profiles/protocols/asipp/2020.xml")
    #expect(result.exit == 0)
    #expect(result.stdout.contains("ok (protocol, 11 cases)"))
  }
}
