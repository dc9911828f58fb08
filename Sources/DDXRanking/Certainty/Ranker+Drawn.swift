import DDXCore
package import DDXDraws

extension Ranker {
  /// The ranker of an edition whose numbers were drawn about those of this one.
  ///
  /// Numbers that a program or a module without a table brings stay as they are: they come with its answers.
  ///
  /// - Throws: ``RegistryError`` when the modules can't work together.
  package func drawn(by draw: ParameterDraw) throws(RegistryError) -> Ranker {
    let modules = maker.registry.modules.map { module -> LoadedModule in
      guard module.isDeclared, let table = module.table else { return module }
      let drawn = draw.table(table)
      return LoadedModule(
        source: DeclaredSource(table: drawn, version: module.source.descriptor.version),
        table: drawn)
    }
    return try Ranker(
      rules: draw.rules(rules), vocabulary: vocabulary, modules: modules,
      other: draw.table(maker.other.table))
  }
}
