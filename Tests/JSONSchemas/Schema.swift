import Foundation

/// A JSON Schema, as far as the shipped ones go: types, required and closed keys, items,
/// constants, enumerations, references and alternatives.
public struct Schema {
  /// The schema itself.
  public let root: [String: Any]

  /// There is no schema of this name, or it is no JSON object.
  public struct Missing: Error {
    /// The name.
    public let name: String
  }

  /// A schema of `Documentation`, such as `ranking.schema.json`.
  public static func shipped(_ name: String = "ranking") throws -> Schema {
    let file = URL(filePath: #filePath).appending(
      path: "../../../Documentation/\(name).schema.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file.standardized))
    guard let root = json as? [String: Any] else { throw Missing(name: name) }
    return Schema(root: root)
  }

  /// What a value has that it should not have, or lacks, each with its path.
  public func faults(in value: Any) -> [String] { faults(value, root, "$") }

  private func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
      guard let definition = definitions[name] else { return ["\(path): no \(reference)"] }
      return faults(value, definition, path)
    }
    if let alternatives = schema["anyOf"] as? [[String: Any]] {
      let found = alternatives.map { faults(value, $0, path) }
      return found.contains([]) ? [] : found.last ?? []
    }
    if let constant = schema["const"] as? String {
      return value as? String == constant ? [] : ["\(path): not \(constant)"]
    }
    if let values = schema["enum"] as? [Any] {
      let text = value as? String
      let isKnown = values.contains { $0 as? String == text && ($0 is NSNull) == (value is NSNull) }
      return isKnown ? [] : ["\(path): not one of \(values)"]
    }
    if let names = schema["type"] as? [String] {
      return names.contains { isOf(value, $0) } ? [] : ["\(path): not \(names)"]
    }
    guard let type = schema["type"] as? String else { return ["\(path): schema has no type"] }
    guard isOf(value, type) else { return ["\(path): not \(type)"] }
    if type == "array", let items = schema["items"] as? [String: Any] {
      return (value as? [Any] ?? []).enumerated().flatMap {
        faults($0.element, items, "\(path)[\($0.offset)]")
      }
    }
    return type == "object" ? members(of: value as? [String: Any] ?? [:], schema, path) : []
  }

  private func members(
    of object: [String: Any], _ schema: [String: Any], _ path: String
  ) -> [String] {
    if let values = schema["additionalProperties"] as? [String: Any] {
      return object.keys.sorted().flatMap {
        faults(object[$0] ?? NSNull(), values, "\(path).\($0)")
      }
    }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let required = schema["required"] as? [String] ?? []
    let missing = required.filter { object[$0] == nil }.map { "\(path): lacks \($0)" }
    let unknown = object.keys.filter { properties[$0] == nil }.map { "\(path): has \($0)" }
    let within = properties.flatMap { name, schema in
      object[name].map { faults($0, schema, "\(path).\(name)") } ?? []
    }
    return (missing + unknown + within).sorted()
  }

  private func isOf(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "null": value is NSNull
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer": value is Int
    case "number": value is NSNumber
    default: false
    }
  }
}
