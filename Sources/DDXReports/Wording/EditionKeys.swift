import DDXCore

/// What the keys of a protocol document mean, in the words of those who write guidelines.
struct EditionKeys {
  let glossary: Glossary

  /// A key in words, such as `relief that counts as positive, facet joint`; the key itself where there
  /// are none.
  func words(_ key: String) -> String {
    let path = KeyPath(key)
    guard let phrase = phrase(of: path.pattern) else { return key }
    guard let subject = path.subject else { return phrase }
    let title = glossary.title(ofAnything: subject)
    return "\(phrase), \(title == subject ? subject : title.lowercasedFirst)"
  }

  /// A value as the key means it, such as `80 %`.
  func value(_ value: String, of key: String) -> String {
    let name = key.split(separator: "@").last.map(String.init) ?? ""
    switch name {
    case "relief": return "\(value) %"
    case "observes": return Double(value) == nil ? value : "\(value) %"
    case "interval", "within", "days": return "\(value) days"
    case "agents", "procedures":
      return listed(value.split(separator: " ").map { glossary.title(ofAnything: String($0)) })
    case "prolonged-from", "prolonged": return ClinicalDuration(value)?.words ?? Self.spoken(value)
    case "after-negative", "uptake", "order", "movements", "imaging", "verdict", "urgency",
      "unchanged", "counts-when":
      return Self.spoken(value)
    default: return value
    }
  }

  private static func spoken(_ value: String) -> String {
    value.split(separator: "-").joined(separator: " ")
  }

  private func phrase(of pattern: String) -> String? {
    if let phrase = Self.phrases[pattern] { return phrase }
    for (ending, lead) in [("-low", "lower end"), ("-high", "upper end")]
    where pattern.hasSuffix(ending) {
      return Self.phrases[String(pattern.dropLast(ending.count))].map { "\($0), \(lead)" }
    }
    // Texts that move no result, wherever they stand.
    let name = pattern.split(separator: "/").last ?? ""
    return ["@citation": "citation", "@reason": "reason", "@assumed": "what is assumed"][name]
  }
}

/// A key without the names within it, and the last of these.
private struct KeyPath {
  var pattern = ""
  var subject: String?

  init(_ key: String) {
    var isWithin = false
    var name = ""
    for character in key {
      switch character {
      case "[":
        isWithin = true
        name = ""
      case "]":
        isWithin = false
        subject = name
      default: if isWithin { name.append(character) } else { pattern.append(character) }
      }
    }
  }
}

extension EditionKeys {
  private static let phrases: [String: String] = [
    "@id": "protocol", "@edition": "edition", "@status": "status",
    "@extends": "edition that it extends",
    "title/text()": "title", "summary/text()": "summary", "citations/citation": "citation",
    "uses/evidence": "evidence", "uses/evidence/@edition": "edition of the evidence",
    "prior": "prior", "prior/@multiple-sources": "patients in whom several sources hurt",
    "prior/@other-floor": "least share of other sources",
    "criteria": "criteria", "criteria/criterion": "criterion",
    "criteria/criterion/@relief": "relief that counts as positive",
    "criteria/criterion/@blocks": "positive blocks that confirm",
    "criteria/criterion/@different-agents": "the second block with another anaesthetic",
    "criteria/criterion/@order": "the longer-acting anaesthetic must last longer",
    "criteria/criterion/@movements": "movements that hurt before must no longer hurt",
    "criteria/criterion/@imaging": "blocks must be under imaging",
    "criteria/criterion/@uptake": "how a block into a vessel counts",
    "criteria/criterion/@interval": "least time between two blocks",
    "criteria/criterion/@within": "how long a block counts",
    "criteria/criterion/@after-negative": "what follows a negative block",
    "criteria/criterion/@prolonged":
      "what follows relief that lasts far longer than the anaesthetic",
    "criteria/criterion/@prolonged-from": "duration from which relief is prolonged",
    "criteria/criterion/@agents": "anaesthetics",
    "criteria/criterion/@procedures": "blocks that count",
    "criteria/criterion/text()": "the rule in words",
    "response": "what the relief of a block means",
    "response/@observes": "relief bands that the probabilities distinguish",
    "response/relief": "relief where a block reaches this share of the pain",
    "response/relief/@fifty":
      "blocks with relief of 50 % or more, at this share of the pain reached",
    "response/relief/@eighty-given-fifty":
      "of those, with 80 % or more, at this share of the pain reached",
    "response/placebo/@trait": "patients prone to placebo responses",
    "response/placebo/@eighty-given-fifty": "placebo responses that reach 80 %",
    "response/delivery/@missed": "blocks that miss their target",
    "response/delivery/@uptake-defeats": "blocks that fail once in a vessel",
    "response/delivery/@spot-detects": "uptake that a spot image shows",
    "response/delivery/@aspiration-detects": "uptake that aspiration shows",
    "response/delivery/@one-of-two-sides":
      "share of a pain on both sides that a block of one side reaches",
    "response/procedure": "how patients respond",
    "response/procedure/@placebo": "placebo responses of patients not prone to them",
    "response/procedure/@placebo-with-trait": "placebo responses of patients prone to them",
    "response/procedure/@anatomy": "blocks that anatomy defeats",
    "response/procedure/@uptake": "blocks that go into a vessel",
    "response/procedure/@large-volume": "volume in mL from which a block is unspecific",
    "response/accuracy": "accuracy in place of the block model",
    "response/accuracy/@sensitivity": "sensitivity",
    "response/accuracy/@specificity": "specificity",
    "response/provocation/@sensitivity": "sensitivity of provocation",
    "response/provocation/@false-positive": "false positives of provocation",
    "response/provocation/@with-somatisation": "false positives of provocation with somatisation",
    "response/provocation/@somatisation": "patients with somatisation",
    "response/provocation/@no-control": "information lost without a control disc",
    "response/provocation/@finding": "finding that indicates somatisation",
    "response/provocation/@least-pain": "least pain that is positive",
    "response/provocation/@greatest-pressure": "greatest pressure that is positive",
    "response/confounders/@sedation-placebo": "placebo responses that sedation adds",
    "response/confounders/@opioid": "information that an opioid costs",
    "response/confounders/@large-volume": "information that a large volume costs",
    "response/confounders/@no-diary": "information that a missing diary costs",
    "response/order/@concordant": "true blocks after which the longer-acting drug lasts longer",
    "response/order/@otherwise": "false blocks after which the longer-acting drug lasts longer",
    "response/order/@prolonged": "duration from which relief is prolonged",
    "response/added-coverage": "what a block reaches besides",
    "response/added-coverage/@fraction": "share of the pain that a block reaches besides",
    "response/added-coverage/@match": "where a block reaches it",
    "response/added-coverage/finding": "finding that indicates it",
    "response/sensitisation/@effect": "how well blocks work in sensitised patients",
    "response/sensitisation/finding": "finding that indicates sensitisation",
    "next": "next step", "next/@lambda": "bits of information required per unit of burden",
    "next/@low": "bits of information required per unit of burden, lower end",
    "next/@high": "bits of information required per unit of burden, upper end",
    "next/@interval": "least time between two injections",
    "next/@objective": "objective of the next step",
    "next/@depth": "number of sources considered one after the other",
    "next/@ask-from": "least value of a free question that is asked first",
    "next/utility": "what treatments are worth",
    "next/utility/@harm": "harm of treating a wrong source",
    "next/utility/@burden": "cost of a unit of burden",
    "next/utility/benefit": "what treating the right source is worth",
    "next/utility/benefit/@value": "what treating the right source is worth",
    "next/utility/benefit/@low": "what treating the right source is worth, lower end",
    "next/utility/benefit/@high": "what treating the right source is worth, upper end",
    "next/@floor": "least probability of a source that is treated",
    "next/burden": "burden", "next/burden/@value": "burden",
    "next/burden/@low": "burden, lower end",
    "next/burden/@high": "burden, upper end", "next/burden/@levels": "levels of one session",
    "next/burden/@least-probability": "least probability of the source",
    "next/burden/@needs-criterion": "only where a criterion counts it",
    "next/limit": "sessions allowed", "next/limit/@sessions": "sessions allowed",
    "next/limit/@within": "time for which sessions are counted",
    "next/limit/@procedures": "what counts as a session",
    "safety": "safety", "safety/strong": "strong warning sign",
    "safety/strong/@suspicion": "what a warning sign may be",
    "safety/strong/@urgency": "urgency of a warning sign",
    "safety/strong/@unchanged": "urgency of a warning sign that is long unchanged",
    "safety/strong/@ask": "warning sign that every patient is asked about",
    "safety/strong/@counts-when": "when a warning sign counts",
    "safety/strong/advice/text()": "what a warning sign asks for",
    "safety/combination": "weak signs that count together",
    "safety/combination/@suspicion": "what weak signs may be together",
    "safety/combination/@given": "sign without which the others do not count",
    "safety/combination/@at-least": "how many weak signs count together",
    "safety/combination/@urgency": "urgency of weak signs together",
    "safety/combination/sign": "weak sign that counts with others",
    "safety/combination/advice/text()": "what weak signs ask for together",
    "safety/after-injection": "signs after an injection",
    "safety/after-injection/@days": "how long after an injection signs count",
    "safety/after-injection/finding": "sign after an injection",
    "safety/after-injection/advice/text()": "what signs after an injection ask for",
    "safety/suspect": "disease that is looked for",
    "safety/suspect/@check-at": "probability from which a disease is tested for",
    "safety/suspect/@stop-at": "probability from which a disease stops injections",
    "safety/suspect/@investigate-at": "probability from which a disease is looked for first",
    "safety/suspect/@urgency": "urgency of a disease",
    "contraindications": "contraindications",
    "contraindications/contraindication": "contraindication",
    "contraindications/contraindication/@verdict": "what a contraindication asks for",
    "contraindications/contraindication/@procedures": "what a contraindication concerns",
    "contraindications/contraindication/@verified":
      "whether a contraindication was read in a source",
    "contraindications/contraindication/when": "what triggers a contraindication",
    "contraindications/contraindication/advice/text()": "what a contraindication advises",
    "checks/check": "check of the block model",
  ]
}
