import Foundation
import Testing

/// What the command does where the system refuses it something.
@Suite struct `Surroundings that fail` {
  private let sample = "Profiles/patients/failed-block.xml"

  @Test func `too few open files are reported, with the limit`() throws {
    // Below four the system can't even load the libraries of the program.
    for limit in 4...15 {
      let result = try Shell.run("ulimit -n \(limit); exec ddx rank \(sample)")
      #expect(result.exit == 71 && result.stdout.isEmpty, "\(limit): \(result.exit)")
      #expect(result.stderr.contains("error: the system allows \(limit) open files"))
      #expect(result.stderr.contains("help: raise the limit with `ulimit -n "))
    }
    let stack = try Shell.run("ulimit -s 256; exec ddx rank \(sample)")
    #expect(stack.exit == 71)
    #expect(stack.stderr.contains("error: the system allows 256 KiB of stack, and ddx needs "))
    let enough = try Shell.run(
      "ulimit -n 16; exec ddx rank \(sample) --plugin Examples/cluneal_nerve.py")
    #expect(enough.exit == 0, "\(enough.stderr)")
  }

  @Test func `a pipe to which nobody writes is reported after a while`() throws {
    let result = try Shell.run(
      """
      folder=$(mktemp -d); mkfifo $folder/a.xml
      timeout 60 ddx rank $folder/a.xml; status=$?; rm -r $folder; exit $status
      """)
    #expect(result.exit == 2)
    #expect(result.stderr.contains("a.xml: error: is a pipe or a device to which nothing was"))
  }

  @Test func `a pipe with a writer is read`() throws {
    let result = try Shell.run(
      """
      folder=$(mktemp -d); mkfifo $folder/a.xml
      { sleep 0.3; cat \(sample); } > $folder/a.xml &
      timeout 60 ddx validate $folder/a.xml; status=$?; rm -r $folder; exit $status
      """)
    #expect(result.exit == 0 && result.stdout.hasSuffix("a.xml: ok (profile)\n"))
  }

  @Test func `a pipe is read once, also where several editions compare what it holds`() throws {
    let result = try Shell.run(
      """
      folder=$(mktemp -d); mkfifo $folder/a.xml; editions="ddx@2026.1 asipp@2020 ddx@2026.2"
      ddx compare $editions \(sample) > $folder/plain
      cat \(sample) > $folder/a.xml &
      timeout 60 ddx compare $editions $folder/a.xml | cmp - $folder/plain; status=$?
      rm -r $folder; exit $status
      """)
    #expect(result == Shell.Result(stdout: "", stderr: "", exit: 0))
  }

  @Test func `a full disk is reported`() throws {
    for line in ["rank \(sample)", "findings", "--help", "check --format json"] {
      let result = try Shell.run("ddx \(line) > /dev/full")
      #expect(result.exit == 74, "\(line)")
      #expect(result.stderr == "ddx: error: the answer can't be written: No space left on device\n")
    }
  }

  @Test func `a pipe is written to as it is, and a link stays one`() throws {
    let result = try Shell.run(
      """
      d=$(mktemp -d); trap 'rm -r $d' EXIT; cd $d; mkfifo pipe; seq 99999 > page.html; ln -s page.html link
      at=$OLDPWD
      for form in "rank --format json" "report --format html"; do
        ddx $form $at/\(sample) > plain
        ddx $form $at/\(sample) -o pipe & cmp plain pipe; wait
        case $form in report*) target=link;; *) target=page.html;; esac
        ddx $form $at/\(sample) -o $target && cmp plain page.html
      done
      ls
      """)
    #expect(result.stderr == "" && result.stdout == "link\npage.html\npipe\nplain\n")
    #expect(result.exit == 0)
  }

  @Test(arguments: ["rank", "report --draws 0", "fhir export", "new --age 58"])
  func `a hyphen names standard output, not a file`(command: String) throws {
    let line = "ddx \(command)" + (command.hasPrefix("new") ? "" : " $at/\(sample)")
    let result = try Shell.run(
      """
      at=$PWD; d=$(mktemp -d); trap 'rm -r $d' EXIT; cd $d
      \(line) > plain && \(line) -o - | cmp - plain && ls
      """)
    #expect(result == .init(stdout: "plain\n", stderr: "", exit: 0))
  }

  @Test func `an answer never takes the place of a file that is read`() throws {
    let result = try Shell.run(
      """
      d=$(mktemp -d); trap 'rm -r $d' EXIT; cp \(sample) $d/a.xml; ln -s a.xml $d/link.html
      echo $d/a.xml > $d/list; cp Profiles/protocols/ddx/2026.2.xml $d/p.xml; cp $d/p.xml $d/q.xml
      ln -s p.xml $d/p.html; cp Profiles/studies/pain-clinic/2026.2.xml $d/study.md
      for line in "rank $d/a.xml -o $d/link.html" "rank $d --format ndjson -o $d/a.xml" \
        "report $d/a.xml -o $d/link.html" "rank --files-from $d/list -o $d/list" \
        "rank $d/a.xml --protocol $d/p.xml -o $d/p.xml" \
        "report $d/a.xml --protocol $d/p.xml -o $d/p.xml" \
        "report $d/a.xml --compare $d/p.xml --format html -o $d/p.xml" \
        "simulate --patients 1 --world $d/p.xml -o $d/p.html" \
        "simulate --patients 1 --policy $d/p.xml:ask -o $d/p.html" \
        "simulate --patients 1 --study $d/study.md -o $d/study.md"; do
        ddx $line; test $? = 64 || exit 1
      done
      cmp \(sample) $d/a.xml && cmp $d/p.xml $d/q.xml && test $(wc -l < $d/list) = 1
      """)
    #expect(result.exit == 0 && result.stdout.isEmpty, "\(result.stderr)")
  }

  @Test func `a closed stream is reported, or is not needed`() throws {
    let closed = try Shell.run("ddx rank \(sample) >&-")
    #expect(closed.exit == 74)
    #expect(closed.stderr == "ddx: error: the answer can't be written: Bad file descriptor\n")
    let silent = try Shell.run("ddx rank \(sample) no-such.xml --format csv 2>&-")
    #expect(silent.exit == 2 && silent.stdout.contains("failed-block"))
    let unread = try Shell.run("ddx rank - <&-")
    #expect(unread.exit == 2 && unread.stderr.hasPrefix("<stdin>: error: can't be read"))
  }

  @Test func `a reader that stops never looks like a run without a stop`() throws {
    let stop = "Profiles/patients/cauda-equina.xml"
    let result = try Shell.run(
      "{ ddx rank \(stop) --fail-on stop; echo $? >&2; } | true")
    #expect(result.stderr == "141\n")
  }
}

/// What is in documents and must not reach a terminal as it stands.
@Suite struct `Characters that steer a terminal` {
  private func run(_ command: String, on document: String) throws -> Shell.Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "ddx-\(UUID()).xml")
    try Data(document.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Shell.run("\(command) \(file.path())")
  }

  private let hostile = "a\u{9B}31mb\u{202E}c\u{7F}d"

  private var clinic: String {
    """
    <protocol xmlns="urn:ddx:protocol:1" id="clinic" edition="1" extends="ddx@2026.2" status="draft">
      <title>Our \(hostile) clinic</title>
      <response observes="50" reason="\(hostile)"/>
    </protocol>
    """
  }

  @Test func `are shown as replaced, whatever document they are from`() throws {
    let profile = """
      <profile xmlns="urn:ddx:profile:1" id="a"><patient age="50"/><pain/>
        <medication class="other" name="\(hostile)&#10;ddx: error: forged"/></profile>
      """
    let texts = [
      try run("ddx protocols", on: clinic).stdout,
      try run("ddx rank --explain", on: profile).stdout,
      try run(
        "ddx validate --show-values",
        on: profile.replacing("age=\"50\"", with: "age=\"\(hostile)\"")
      )
      .stderr,
      try Shell.run("ddx rank 'no\u{9B}31m.xml'").stderr,
      try Shell.run("ddx protocols '\u{9B}31m'").stderr,
    ]
    for text in texts {
      #expect(!text.isEmpty)
      #expect(text.unicodeScalars.contains("\u{FFFD}"), "\(text.prefix(200))")
      let steering = text.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n" || $0 == "\u{202E}"
      }
      #expect(steering.isEmpty)
    }
    #expect(!texts[1].contains("\nddx: error: forged"))
  }

  @Test func `a line feed in the name of a file forges no message`() throws {
    let result = try Shell.run(#"ddx rank "$(printf 'a\nddx: error: forged')""#)
    #expect(result.stderr.hasPrefix("a\u{FFFD}ddx: error: forged: error: "), "\(result.stderr)")
  }

  @Test func `are escaped in JSON, and keep their meaning`() throws {
    let text = try run("ddx protocols --format json", on: clinic).stdout
    #expect(text.contains("Our a\\u009b31mb\\u202ec\\u007fd clinic"))
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let first = (object?["protocols"] as? [[String: Any]])?.first
    #expect(first?["title"] as? String == "Our \(hostile) clinic")
  }
}

/// What a module that takes no part leaves behind.
@Suite struct `A module that never said what it is` {
  private let profile = """
    <profile xmlns="urn:ddx:profile:1" id="a" date="2026-05-10"><patient age="50"/><pain/>
      <findings><finding code="endplate.own-sign" state="present" side="left"/></findings>
      <blocks><block procedure="endplate-block" date="2026-05-01" side="left" relief="85"/></blocks>
    </profile>
    """

  @Test func `does not keep a profile with its codes from being ranked`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "ddx-\(UUID()).xml")
    try Data(profile.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let plugin = "--plugin Tests/Programs/crash-at-start.sh"
    let result = try Shell.run("ddx rank \(file.path()) --explain \(plugin)")
    #expect(result.exit == 0)
    #expect(result.stdout.contains("endplate.own-sign (left)"))
    #expect(result.stdout.contains("endplate-block, left: relief 85 %"))
    let warnings = result.stderr.split(separator: "\n").filter { $0.contains("[DDX0191]") }
    #expect(warnings.count == 2)
    #expect(result.stderr.contains("crash-at-start.sh`, which is not in use"))
    #expect(!result.stderr.contains("endplate"))
    #expect(try Shell.run("ddx rank \(file.path())").exit == 2)
    for command in ["plan", "export", "validate"] {
      #expect(try Shell.run("ddx \(command) \(file.path()) \(plugin)").exit == 0, "\(command)")
    }
  }
}
