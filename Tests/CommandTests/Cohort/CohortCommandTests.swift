import Foundation
import Testing

/// A shell with a registry of its own in `$d`: 30 profiles in two folders, every tenth with a fault.
private func run(_ lines: String) throws -> Shell.Result {
  try Shell.run(
    """
    d=$(mktemp -d); trap 'rm -rf $d' EXIT
    Scripts/generate-profiles.py 30 $d/registry --bad 0.1
    mkdir $d/registry/001; mv $d/registry/000/p00002*.xml $d/registry/001
    \(lines)
    """)
}

@Suite struct `A registry` {
  @Test func `is answered whole: the good ones ranked, the bad ones named`() throws {
    let result = try run(
      """
      ddx rank $d/registry --recursive --format ndjson > $d/out; echo $? $(wc -l < $d/out)
      grep -c '"answer":null' $d/out; grep -c '"answer":{' $d/out
      """)
    #expect(result.stdout == "2 30\n3\n27\n")
    let errors = result.stderr.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(errors.count == 3)
    #expect(errors.allSatisfy { $0.contains(#/p0000[012]0\.xml:\d+:\d+: error: /#) })
    #expect(result.stderr.hasSuffix("ddx: 27 of 30 profiles ranked, 3 with errors\n"))
  }

  @Test func `has the same answers however many are worked on at a time`() throws {
    let result = try run(
      """
      for form in text json csv ndjson; do
        for jobs in 1 2 5; do
          ddx rank $d/registry --recursive --format $form --jobs $jobs > $d/$jobs 2> $d/$jobs.err
        done
        cmp $d/1 $d/2 && cmp $d/1 $d/5 && cmp $d/1.err $d/5.err && echo same
      done
      """)
    #expect(result.stdout == "same\nsame\nsame\nsame\n")
  }

  @Test func `is the same as files, as a list of them, as a cohort and as a stream`() throws {
    let result = try run(
      """
      cd $d
      ddx rank registry --recursive --format ndjson > whole 2> whole.err
      find registry -name '*.xml' | sort > list
      ddx rank --files-from list --format ndjson 2> list.err | cmp - whole && cmp list.err whole.err
      tr '\\n' '\\0' < list | ddx rank --files-from - --format ndjson 2> /dev/null | cmp - whole
      while read file; do echo "$(wc -c < $file) $file"; cat $file; done < list > frames
      ddx rank --stream length < frames 2> /dev/null | cmp - whole
      { echo '<cohort xmlns="urn:ddx:cohort:1">'; cat registry/*/*.xml; echo '</cohort>'; } > c.xml
      answers() { sed 's/.*"answer":\\(.*\\),"messages".*/\\1/; s/"sha256":"[0-9a-f]*"//'; }
      ddx rank c.xml --format ndjson 2> c.err | answers > c.answers
      answers < whole | cmp - c.answers; grep -c 'c.xml:[0-9]*:[0-9]*: error' c.err
      ddx validate c.xml 2>&1 | grep -c ': error: '
      """)
    #expect(result.stderr == "")
    #expect(result.stdout == "3\n3\n")
  }

  @Test func `names what it leaves out`() throws {
    let result = try run(
      """
      cd $d/registry; touch notes.txt .hidden.xml; ln -s .. 001/up
      ddx rank . --format csv > /dev/null
      ddx rank . --recursive --format csv 2>&1 > /dev/null | grep note:
      """)
    #expect(
      result.stderr == """
        .: note: skipped 1 file that does not end in .xml: notes.txt
        .: note: skipped 1 hidden entry: .hidden.xml
        .: note: skipped 2 folders: 000, 001
           help: `--recursive` also reads subfolders
        ddx: error: no *.xml file in the directory .
        ddx: 0 of 1 profiles ranked, 1 with errors

        """)
    #expect(
      result.stdout == """
        .: note: skipped 1 file that does not end in .xml: notes.txt
        .: note: skipped 1 hidden entry: .hidden.xml
        ./001: note: skipped 1 folder already read: up

        """)
  }

  @Test func `with one id twice names both, also across a run that was stopped`() throws {
    let result = try run(
      """
      cd $d; cp registry/000/p000001.xml registry/001/z.xml
      ddx rank registry --recursive --format csv 2>&1 > /dev/null | grep 'same id'
      { echo '<cohort xmlns="urn:ddx:cohort:1">'; cat registry/*/p00001[1-3].xml registry/000/p000011.xml
        echo '</cohort>'; } > c.xml
      ddx rank c.xml --format csv 2>&1 > /dev/null | grep 'same id' | sed 's/:[0-9][0-9]*/:N/g'
      """)
    #expect(
      result.stdout == """
        registry/001/z.xml: warning: the profile has the same id as that in registry/000/p000001.xml
        c.xml:N: warning: the profile has the same id as that in c.xml:N

        """)
  }
}

@Suite struct `A file of answers` {
  @Test func `is there whole or not at all`() throws {
    let result = try run(
      """
      cd $d; ddx rank registry --recursive --format csv > whole 2> /dev/null
      ddx rank registry --recursive --format csv -o out 2> /dev/null; echo $?; ls; cmp out whole
      ddx rank registry --recursive --format csv -o no/such/out; echo $?
      """)
    #expect(result.stdout == "2\nout\nregistry\nwhole\n74\n")
    #expect(result.stderr.contains("no/such/out: error: can't be written: No such file"))
  }

  @Test(arguments: ["csv", "ndjson"])
  func `of a run that was killed has the bytes of one that was not`(form: String) throws {
    let result = try run(
      """
      cd $d; mkdir many; cp -r registry many/1
      { echo '<cohort xmlns="urn:ddx:cohort:1">'; cat registry/*/*.xml; echo '</cohort>'; } > many/c.xml
      rank="ddx rank many --recursive --format \(form)"
      $rank > whole 2> /dev/null
      for wait in 0.05 0.1; do
        rm -f out*
        $rank -o out 2> /dev/null & sleep $wait; kill -9 $! 2> /dev/null; wait $! 2> /dev/null
        $rank -o out --resume 2> err; echo $?; cmp out whole; tail -n 1 err; ls out*
      done
      """)
    let end = "2\nddx: 54 of 60 profiles ranked, 6 with errors\nout\n"
    #expect(result.stdout == end + end)
    #expect(result.stderr == "")
  }

  @Test func `is not gone on with where its bytes would be others`() throws {
    let result = try run(
      """
      cd $d; rank="ddx rank registry --recursive"; mkfifo registry/z.xml
      $rank -o out 2> /dev/null & until [ -s out.journal ]; do sleep 0.1; done
      kill -9 $!; wait $! 2> /dev/null
      say() { grep -v note: | sed 's/[0-9a-f]\\{64\\}/.../'; }
      $rank -o out 2>&1 | say; $rank -o out --resume --explain 2>&1 | say
      $rank -o out --resume --protocol ddx@2026.1 2>&1 | say; touch registry/000/p000003.xml
      $rank -o out --resume 2>&1 | say; rm out.journal; echo > out.partial; $rank -o out --resume 2>&1 | say; echo $?
      ddx rank - -o out --resume; echo $?; ddx rank registry --resume; echo $?
      """)
    let other = "   help: continue as it was started, or remove it to start again\n"
    #expect(
      result.stdout == """
        out.partial: error: left by an interrupted run
           help: continue with `--resume`, or remove it and out.journal to start again
        out.partial: error: it was started with another command
        \(other)out.partial: error: it was started with another protocol
        \(other)out.partial: error: it was started with another set of profiles
        \(other)out.partial: error: it is unknown how far its run got
           help: remove it to start again
        0
        64
        64

        """)
  }

  @Test func `that was stopped by a signal ends behind a whole answer`() throws {
    // The standard input never ends, so the run waits for it when the signal comes.
    let result = try run(
      """
      cd $d; mkdir many; cp -r registry many/1; cp -r registry many/2; mkfifo in; exec 3<> in
      ddx rank many --recursive --format ndjson > whole 2> /dev/null
      rank="env --default-signal=INT ddx rank many - --recursive --format ndjson --jobs 1"
      $rank < in > out 2> err & until [ -s out ]; do sleep 0.1; done
      kill -INT $!; wait $!; echo $?; tail -n 1 err | sed 's/[0-9]* profiles/N profiles/'
      head -n $(wc -l < out) whole | cmp - out
      $rank -o file < in 2> err & until [ -s file.partial ]; do sleep 0.1; done
      kill -INT $!; wait $!; echo $?; tail -n 1 err | sed 's/[0-9]* profiles/N profiles/'
      head -n $(wc -l < file.partial) whole | cmp - file.partial
      """)
    #expect(
      result.stdout == """
        130
        ddx: stopped after N profiles
        130
        ddx: stopped after N profiles; the same command with `--resume` continues

        """)
    #expect(result.stderr == "")
  }
}

@Suite struct `A stream` {
  @Test func `is answered one by one, before the next profile comes`() throws {
    let result = try run(
      """
      cd $d; mkfifo to from; ddx rank --stream < to > from 2> err &
      exec 3> to 4< from
      for file in registry/000/p00000[1-3].xml; do
        tr '\\n' ' ' < $file >&3; echo >&3; read -r record <&4; echo "$record" | cut -d , -f 1-3 | sed 's/$/,/'
      done
      exec 3>&-; wait; cat err
      """)
    let lines = (1...3).map {
      "{\"schema\":\"ddx.record/1\",\"file\":\"<stdin>\",\"number\":\($0),"
    }
    #expect(result.stdout == lines.map { "\($0)\n" }.joined())
  }

  @Test func `writes a record for a bad profile, and continues`() throws {
    let result = try run(
      """
      cd $d; { tr '\\n' ' ' < registry/000/p000001.xml; echo; echo '<profile'; echo
        tr '\\n' ' ' < registry/000/p000002.xml; } > lines
      ddx rank --stream < lines | sed 's/"answer":{.*/.../'; ddx rank --stream < lines > /dev/null; echo $?
      { echo 3 a.xml; echo '<a>'; echo x 4; } | ddx rank --stream length | cut -c 1-120
      echo 999 a.xml | ddx rank --stream length | cut -c 1-120
      ddx rank --stream < /dev/null; echo $?
      """)
    #expect(
      result.stdout == """
        {"schema":"ddx.record/1","file":"<stdin>","number":1,...
        {"schema":"ddx.record/1","file":"<stdin>","number":2,"answer":null,"messages":[{"severity":"error","id":"DDX0024","line":2,"column":1,"text":"the root element is not that of a document of ddx","help":"the root element of a profile is `<profile xmlns=\\"urn:ddx:profile:1\\">`"}]}
        {"schema":"ddx.record/1","file":"<stdin>","number":3,"answer":null,"messages":[{"severity":"error","id":"DDX0006","line":3,"column":null,"text":"is empty","help":"give an XML document"}]}
        {"schema":"ddx.record/1","file":"<stdin>","number":4,...
        2
        {"schema":"ddx.record/1","file":"a.xml","number":1,"answer":null,"messages":[{"severity":"error","id":"DDX0024","line":1
        {"schema":"ddx.record/1","file":"<stdin>","number":2,"answer":null,"messages":[{"severity":"error","id":"DDX0216","line"
        {"schema":"ddx.record/1","file":"<stdin>","number":1,"answer":null,"messages":[{"severity":"error","id":"DDX0217","line"
        0

        """)
  }
}
