internal import DDXCore
internal import DDXDocuments

/// Puts what was read together as the document of a profile, and knows where each element came from.
struct Assembly {
  /// An element, and which parts it was made of.
  private struct Node {
    var name: String
    var attributes: [DocumentElement.Attribute] = []
    var owners: [Int] = []
    var children: [Node] = []

    var element: DocumentElement {
      DocumentElement(name, attributes, children: children.map(\.element))
    }

    /// The owners of this element and of all within it, in the order of the document.
    var allOwners: [[Int]] { [owners] + children.flatMap(\.allOwners) }
  }

  let id: String
  let date: CalendarDate?
  /// The attributes of the patient and the pain.
  var values: [Draft.Value]
  /// Findings, blocks, drugs, allergies and other pains.
  let parts: [Draft.Part]

  /// What happened with all blocks of one session, in XML an attribute of the session.
  private static let shared = Set(ProfileForm.result.map(\.name) + ["date", "time"])

  /// The document of the parts that are kept.
  ///
  /// - Returns: Its text, the line on which each element begins, and of each the parts that it was made
  ///   of.
  func document(keeping kept: Set<Int>) -> (text: String, lines: [Int], owners: [[Int]]) {
    let root = root(keeping: kept)
    let (text, lines) = ProfileWriter.text(root.element)
    return (text, lines, root.allOwners)
  }

  private func root(keeping kept: Set<Int>) -> Node {
    var root = Node(name: "profile", attributes: [.init("id", id)])
    if let date { root.attributes.append(.init("date", date.description)) }
    for name in ["patient", "pain"] {
      let own = values.filter { $0.element == name }.map {
        DocumentElement.Attribute($0.attribute, $0.text)
      }
      if !own.isEmpty || name == "patient" {
        root.children.append(Node(name: name, attributes: own))
      }
    }
    let kept = kept.sorted()
    root.children += nodes("other-pain", kept)
    let findings = nodes("finding", kept)
    if !findings.isEmpty { root.children.append(Node(name: "findings", children: findings)) }
    let blocks = blocks(kept)
    if !blocks.isEmpty { root.children.append(Node(name: "blocks", children: blocks)) }
    root.children += nodes("medication", kept) + nodes("allergy", kept)
    return root
  }

  private func nodes(_ name: String, _ kept: [Int]) -> [Node] {
    kept.filter { parts[$0].element.name == name }.map(node)
  }

  private func node(_ index: Int) -> Node {
    let element = parts[index].element
    let scores = element.children.map {
      Node(name: $0.name, attributes: $0.attributes, owners: [index])
    }
    return Node(
      name: element.name, attributes: element.attributes.filter { $0.name != "session" },
      owners: [index], children: scores)
  }

  private func blocks(_ kept: [Int]) -> [Node] {
    let all = kept.filter { parts[$0].element.name == "block" }
    var done: Set<String> = []
    return all.compactMap { index -> [Node]? in
      guard let number = parts[index].element["session"] else { return [node(index)] }
      guard done.insert(number).inserted else { return nil }
      let members = all.filter { parts[$0].element["session"] == number }
      return session(members).map { [$0] } ?? members.map(node)
    }.flatMap { $0 }
  }

  /// Blocks as one session; nil where there is one only, or what is said of them differs.
  private func session(_ members: [Int]) -> Node? {
    guard members.count > 1 else { return nil }
    var common: [DocumentElement.Attribute] = []
    for attribute in members.flatMap({ parts[$0].element.attributes })
    where Self.shared.contains(attribute.name) {
      guard let said = common.first(where: { $0.name == attribute.name }) else {
        common.append(attribute)
        continue
      }
      if said.value != attribute.value { return nil }
    }
    let scores = members.map { parts[$0].element.children }.first { !$0.isEmpty } ?? []
    let left = Self.shared.union(["session", "reading"])
    return Node(
      name: "session", attributes: common, owners: members,
      children: scores.map { Node(name: $0.name, attributes: $0.attributes, owners: members) }
        + members.map { index in
          Node(
            name: "block",
            attributes: parts[index].element.attributes.filter { !left.contains($0.name) },
            owners: [index])
        })
  }
}
