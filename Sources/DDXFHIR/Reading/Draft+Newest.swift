internal import DDXCore
internal import DDXDocuments

extension Draft {
  /// The values of the patient and the pain, of each the newest; what stands without a time is of now.
  mutating func newestValues() -> [Value] {
    var kept: [Value] = []
    var order: [String] = []
    var groups: [String: [Int]] = [:]
    for (index, value) in values.enumerated() {
      let key = "\(value.element)/\(value.attribute)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
    }
    for members in order.compactMap({ groups[$0] }) {
      let newest = members.map { values[$0].time ?? .infinity }.max()
      let latest = members.filter { (values[$0].time ?? .infinity) == newest }
      for index in members where (values[index].time ?? .infinity) != newest {
        note(.notRead, values[index].origin, .superseded, subject: values[index].attribute)
      }
      guard let first = latest.first else { continue }
      if latest.contains(where: { values[$0].text != values[first].text }) {
        for index in latest {
          note(.notRead, values[index].origin, .contradicted, subject: values[index].attribute)
        }
        continue
      }
      kept.append(values[first])
    }
    return kept
  }

  /// The findings, of each code, side and level the newest; those of one time that differ are left out, and
  /// what nobody could answer takes away nothing that is known.
  mutating func newestFindings() -> [Part] {
    struct Place: Hashable {
      let code: String?
      let side: String?
      let level: String?
    }
    var order: [Place] = []
    var groups: [Place: [Part]] = [:]
    let unknown = FindingAnswer.unknown.state
    let known = Set(findings.filter { $0.element["state"] != unknown }.map { $0.element["code"] })
    for part in findings {
      let code = part.element["code"]
      if part.element["state"] == unknown, known.contains(code) {
        note(.notRead, part.origin, .known, subject: code ?? "")
        continue
      }
      let place = Place(
        code: part.element["code"], side: part.element["side"], level: part.element["level"])
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(part)
    }
    return order.compactMap { place -> Part? in
      let members = groups[place] ?? []
      let newest = members.map { $0.time ?? -.infinity }.max()
      let latest = members.filter { ($0.time ?? -.infinity) == newest }
      let code = place.code ?? ""
      for part in members where (part.time ?? -.infinity) != newest {
        note(.notRead, part.origin, .superseded, subject: code)
      }
      guard let first = latest.first else { return nil }
      let said = Set(first.element.attributes)
      if latest.contains(where: { Set($0.element.attributes) != said }) {
        for part in latest { note(.notRead, part.origin, .contradicted, subject: code) }
        return nil
      }
      return first
    }
  }
}
