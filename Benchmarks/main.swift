import DDXCommands
import DDXCore
import DDXDocuments
import DDXPluginHost
import DDXRanking

// benchmark
//
// What modules and draws cost for each profile, beside a whole ranking measured in the same run.

let clock = ContinuousClock()

/// The shortest of several runs, in microseconds for each of `count`.
func microseconds(_ count: Int, runs: Int = 7, _ work: () throws -> Void) rethrows -> Double {
  var best = Duration.seconds(1_000)
  for _ in 0..<runs { best = min(best, try clock.measure(work)) }
  let (seconds, attoseconds) = best.components
  return (Double(seconds) * 1e6 + Double(attoseconds) / 1e12) / Double(count)
}

func row(_ what: String, _ time: Double, goal: Double?, ranking: Double) {
  func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
  let rounded = (time * 10).rounded() / 10
  let ratio = (time / ranking * 1_000).rounded() / 1_000
  print(
    padded(what, 44) + padded("\(rounded) us", 12) + padded("\(ratio) of a ranking", 24)
      + (goal.map { "goal \($0) us" } ?? ""))
}

let reader = DocumentReader(vocabulary: try Shipped.vocabulary())
guard let house = Shipped.protocol(named: "ddx@2026.1"), let program = CommandLine.arguments.last,
  let elsewhere = Shipped.otherEvidence.last
else { fatalError("the shipped documents are missing") }
let rules = try reader.protocol(house).value
let modules = try standardModules.compactMap { factory -> LoadedModule? in
  guard let document = factory.documents.last else { return nil }
  let table = try reader.evidence(DocumentFile(name: document.path, text: document.text)).value
  return LoadedModule(source: try factory.make(evidence: table), table: table)
}
let patients = try CommandLine.arguments.dropFirst().dropLast().map {
  try reader.profile(DocumentFile.read(path: $0)).value
}
// Every age is another request, which no answer is remembered for.
let profiles = (18..<98).flatMap { age in
  patients.map { patient in
    ClinicalProfile(
      id: patient.id, date: patient.date, patient: Patient(age: age), pain: patient.pain,
      findings: patient.findings, blocks: patient.blocks)
  }
}
let ranker = try Ranker(
  rules: rules, vocabulary: reader.vocabulary, modules: modules,
  other: reader.evidence(elsewhere).value)

let ranking = try microseconds(patients.count, runs: 3) {
  for profile in patients { _ = try ranker.rank(profile) }
}
row("a whole ranking", ranking, goal: nil, ranking: ranking)
let drawn = try microseconds(patients.count, runs: 3) {
  for profile in patients { _ = try ranker.rank(profile, draws: .usual) }
}
row("how sure it is, of a thousand draws", drawn - ranking, goal: 150_000, ranking: ranking)
let assessed = try microseconds(profiles.count) {
  for profile in profiles {
    for module in modules { _ = try module.source.assess(profile, under: rules) }
  }
}
row("the \(modules.count) modules of ddx", assessed, goal: 15, ranking: ranking)

let programs = await ProgramModules.start([program], vocabulary: reader.vocabulary)
if let source = programs.starts.first?.source {
  let asked = try microseconds(profiles.count, runs: 1) {
    for profile in profiles { _ = try source.assess(profile, under: rules) }
  }
  row("the program \(program)", asked, goal: 500, ranking: ranking)
}
await programs.stop()
