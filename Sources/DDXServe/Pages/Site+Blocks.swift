#if Serve

import DDXCore
import DDXDocuments
import DDXReports
import Hummingbird

/// The test injections that were given.
extension Site {
  func addBlocks(to forms: RouterGroup<ClinicContext>) {
    forms.get("/blocks") { _, context in
      let (visit, workup, profile) = try await context.requireProfile()
      workup.standing.map { clinic.desk.prepare($0.kept) }
      return await answer(blocksPage(profile, token: visit.formToken.text), visit)
    }
    forms.get("/blocks/new") { request, context in
      let (visit, _, profile) = try await context.requireProfile()
      let name = Form(query: request.uri.query)["procedure"] ?? ""
      guard let procedure = clinic.procedure(named: name) else {
        throw Refusal.notFound
      }
      let form = BlockForm(procedure, on: profile.date)
      return await answer(blockPage(form, place: nil, in: profile), visit)
    }
    forms.get("/blocks/:number") { _, context in
      let (visit, _, profile) = try await context.requireProfile()
      let (place, block, procedure) = try self.block(context, profile)
      let form = BlockForm(procedure, block)
      return await answer(blockPage(form, place: place, in: profile), visit)
    }
    forms.post("/blocks/new") { _, context in
      let (visit, _, profile) = try await context.requireProfile()
      guard let procedure = clinic.procedure(named: context.form["procedure"] ?? "") else {
        throw Refusal.notFound
      }
      return await save(BlockForm(procedure, context.form), place: nil, in: profile, visit)
    }
    forms.post("/blocks/:number") { _, context in
      let (visit, _, profile) = try await context.requireProfile()
      let (place, block, procedure) = try self.block(context, profile)
      guard context.form["was"] == clinic.title(of: block) else {
        return await answer(
          blocksPage(profile, token: visit.formToken.text, [Self.changedMeanwhile]), visit)
      }
      guard context.form["remove"] != nil else {
        return await save(BlockForm(procedure, context.form), place: place, in: profile, visit)
      }
      var blocks = profile.blocks
      blocks.remove(at: place - 1)
      let left = profile.with(blocks: blocks)
      let fault = await visit.apply(.record(left), saying: "The injection was removed.")
      guard let fault else { return redirect(to: .blocks) }
      return await answer(
        blocksPage(
          profile, token: visit.formToken.text,
          [PageFault(field: nil, text: fault.message.capitalisedFirst)]), visit)
    }
  }

  /// A number alone would mean another injection once one before it was taken out.
  private static let changedMeanwhile = PageFault(
    field: nil, text: "The injections have changed since that page was shown. Look at them again.")

  private func block(
    _ context: ClinicContext, _ profile: ClinicalProfile
  ) throws -> (place: Int, block: DiagnosticBlock, procedure: ProcedureDefinition) {
    guard let place = context.parameters.get("number").flatMap({ Int($0) }), place > 0,
      place <= profile.blocks.count,
      let procedure = clinic.vocabulary.procedure(profile.blocks[place - 1].procedure)
    else { throw Refusal.notFound }
    return (place, profile.blocks[place - 1], procedure)
  }

  private func save(
    _ form: BlockForm, place: Int?, in profile: ClinicalProfile, _ visit: Visit
  ) async -> Response {
    var form = form
    let edited: ClinicalProfile
    do {
      edited = try ProfileEditor(vocabulary: clinic.vocabulary)
        .edit(profile, with: form.settings(place: place)).profile
    } catch {
      let others = form.take(error)
      return await answer(blockPage(form, place: place, in: profile, others), visit)
    }
    if let fault = await visit.apply(.record(edited), saying: "The injection is recorded.") {
      let words = PageFault(field: nil, text: fault.message.capitalisedFirst)
      return await answer(blockPage(form, place: place, in: profile, [words]), visit)
    }
    return redirect(to: .blocks)
  }

  private func blocksPage(
    _ profile: ClinicalProfile, token: String, _ faults: [PageFault] = []
  ) -> Page {
    Page(
      title: "Test injections", template: "blocks",
      values: [
        "hasBlocks": !profile.blocks.isEmpty,
        "blocks": profile.blocks.enumerated().map { index, block -> [String: String] in
          var row = [
            "address": "/blocks/\(index + 1)", "token": token,
            "text": clinic.title(of: block),
          ]
          row["computed"] = clinic.computed(block)
          return row
        },
        "procedures": clinic.vocabulary.procedures.map {
          ["value": $0.id.name, "label": $0.title.capitalisedFirst]
        },
        "needsDate": profile.date == nil,
      ], step: .blocks, faults: faults)
  }

  private func blockPage(
    _ form: BlockForm, place: Int?, in profile: ClinicalProfile, _ more: [PageFault] = []
  ) -> Page {
    let groups = form.fields
    var hidden = [["name": "procedure", "value": form.procedure.id.name]]
    if let place {
      hidden.append(["name": "was", "value": clinic.title(of: profile.blocks[place - 1])])
    }
    return Page(
      title: form.procedure.title.capitalisedFirst, template: "form",
      values: [
        "address": place.map { "/blocks/\($0)" } ?? "/blocks/new", "send": "Save",
        "hidden": hidden,
        "lead": "What you leave empty is not recorded.",
        "groups": groups.map {
          ["title": $0.title, "fields": $0.fields.views, "isGrid": $0.title.hasPrefix("The pain")]
            as [String: Any]
        },
      ], step: .blocks, faults: groups.flatMap(\.fields).faults + more)
  }
}

extension Clinic {
  /// A block as the pages name it.
  fileprivate func title(of block: DiagnosticBlock) -> String {
    "\(block.when): \(glossary.words(block))"
  }

  /// The relief that the scores of a block come to, where another is stated; nil for none.
  fileprivate func computed(_ block: DiagnosticBlock) -> String? {
    let window = DiagnosticBlock.window(of: block.agents)
    guard let before = block.painBefore,
      let best = block.scores.bestRelief(before: before, within: window),
      best.relief != block.reliefRange
    else { return nil }
    guard let relief = best.relief.exact else {
      return "By the scores within \(window.words): no relief."
    }
    return "By the scores within \(window.words): \(Int(relief.percent.rounded())) % relief."
  }
}

#endif
