package import DDXCore

/// What can be told of a chart before it is read.
package enum Chart {
  /// Whether a resource is the low back pain that ddx is about, and there now.
  package static func isLowBackPain(_ resource: JSONObject) -> Bool {
    resource.text("resourceType") == "Condition" && !resource.isModified
      && resource.isActiveProblem
      && !resource.codings("verificationStatus").contains {
        ["entered-in-error", "refuted"].contains($0.code)
      }
      && resource.codings("code").contains(where: KnownCodes.isLowBackPain)
  }

  /// The resources of several searches as one bundle, each once.
  ///
  /// - Parameter entries: The entries of their bundles, each with its resource.
  /// - Returns: A `Bundle` of type collection.
  package static func bundle(_ entries: [JSONObject]) -> JSONValue {
    var known: Set<String> = []
    let once = entries.filter { entry in
      guard let resource = entry.object("resource"), let type = resource.text("resourceType"),
        let id = resource.text("id")
      else { return true }
      return known.insert("\(type)/\(id)").inserted
    }
    return .object(
      ("resourceType", "Bundle"), ("type", "collection"),
      ("entry", .array(once.map { .object($0) })))
  }
}
