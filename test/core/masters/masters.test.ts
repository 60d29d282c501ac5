import { strict as assert } from "node:assert";
import { checkMasters } from "../../../src/core/masters/check-masters.ts";
import { MASTER_KEYS, defaultMasters, defaultSettings, masterHeads, mergeMasters } from "../../../src/core/masters/masters.ts";
import { readSettings } from "../../../src/core/masters/read-settings.ts";
import { SETTING_KEYS, SETTING_LABELS, settingText } from "../../../src/core/masters/setting-labels.ts";
import { LITERACY, M1, M2, M3, ORG_ONLY, PROMOTION, QUESTIONS, SIZES } from "../reference/plain-rules.ts";
import { person, scored, survey, town } from "../reference/small-town.ts";

const masters = defaultMasters();

describe("masters as shipped", () => {
  it("have version, source and date", () => {
    for (const head of masterHeads(masters)) for (const key of ["id", "title", "version", "date", "source"] as const) assert.ok(head[key] !== "", `${head.id}.${key}`);
    assert.deepEqual(checkMasters(masters), []);
  });
  it("hold 23 + 67 items, 49 of ver.1.2, the ids of the rules", () => {
    assert.deepEqual(masters.literacy.items.map((i) => i.id), LITERACY);
    assert.deepEqual(masters.promotion.items.map((i) => i.id), PROMOTION);
    assert.equal(masters.promotion12.items.length, 49);
    const known = new Set(PROMOTION);
    for (const item of masters.promotion12.items) for (const id of item.replacedBy ?? []) assert.ok(known.has(id), id);
  });
  it("hold M1, M2 and M3 as the rules say", () => {
    const m1 = Object.entries(M1).flatMap(([role, rows]) => rows.map(([item, required, weight]) => ({ role, item: item.replace("*", ""), required, weight, mustHave: item.startsWith("*") })));
    assert.deepEqual(masters.requirements.requirements, m1);
    assert.deepEqual(Object.fromEntries(masters.surveyMapping.mappings.map((m) => [m.skill, m.items])), M2);
    assert.deepEqual(masters.certificates.certificates.map((c) => [c.patterns, c.itss, c.items, c.floor]), M3);
  });
  it("hold 41 questions in their order, sizes and scope", () => {
    const { questions } = masters.questions;
    assert.deepEqual(questions.map((q) => q.id), QUESTIONS.map((id) => id));
    assert.deepEqual(questions.filter((q) => q.organisationWide).map((q) => q.id).sort(), [...ORG_ONLY].sort());
    for (const [dimension, size] of Object.entries(SIZES)) assert.equal(questions.filter((q) => q.dimension === dimension).length, size);
    for (const q of questions) for (const choice of q.choices) assert.ok(choice.level >= 0 && choice.level <= 5, q.id);
  });
  it("T11: plan v1.0 has six items, v2.3 seven; ONLINE goes to FRONT", () => {
    const items = (version: string) => masters.planItems.versions.find((v) => v.version === version)?.items.map((i) => i.id);
    assert.deepEqual(items("1.0"), ["STD", "MNC", "ONLINE", "AIRPA", "TELE", "SEC"]);
    assert.deepEqual(items("2.3"), ["FRONT", "STD", "ELTAX", "MNC", "SEC", "AIRPA", "TELE"]);
    assert.equal(masters.planItems.items.find((i) => i.id === "ONLINE")?.successor, "FRONT");
  });
});

describe("T11 swapping masters", () => {
  it("keeps old assessments readable and never scores a successor by itself", () => {
    const skills = [{ staff_no: "1", skill_id: "P12-06", skill_name: "プロジェクトマネジメント（1.2）", level: 4, source: "manager" }];
    const found = scored(town({ staff: [person("1")], skills }));
    assert.deepEqual(found.working.unmappedSkills, [{ skill: "プロジェクトマネジメント（1.2）", records: 1 }]);
    assert.ok(found.working.items.every((item) => !item.inUse));
    const mapped = mergeMasters(masters, { "survey-mapping.json": { ...masters.surveyMapping, version: "市独自1", mappings: [...masters.surveyMapping.mappings.filter((m) => m.skill !== "プロジェクト管理"), { skill: "プロジェクトマネジメント(1.2)", items: ["P1.3.3"] }] } });
    assert.ok(mapped.ok);
    const after = scored(town({ staff: [person("1")], skills }), {}, mapped.value);
    assert.deepEqual(after.working.items.filter((item) => item.inUse).map((item) => item.item), ["P1.3.3"]);
    assert.equal(after.scores.masters["survey-mapping"], "市独自1");
  });
  it("scores with another questions master", () => {
    const questions = { ...masters.questions, version: "2", questions: masters.questions.questions.filter((q) => q.dimension !== "D6") };
    const merged = mergeMasters(masters, { "questions.json": questions });
    assert.ok(merged.ok);
    assert.equal(scored(town({ staff: [person("1")], skills: survey("1", 2) }), {}, merged.value).unit("ORG")?.dimensions.D6, null);
  });
});

describe("masters given by a municipality", () => {
  const faults = (file: string, value: unknown) => {
    const merged = mergeMasters(masters, { [file]: value });
    return merged.ok ? [] : merged.error.map((f) => `${f.place} ${f.problem}`);
  };
  it("are refused with the place of each fault", () => {
    assert.deepEqual(faults("foo.json", { id: "foo" }), ["id unknown_master"]);
    assert.deepEqual(faults("x.json", { ...masters.presets, presets: [{ id: "甲", weights: { D1: "15" } }] }), ["presets[0].weights.D1 wrong_type"]);
    assert.deepEqual(faults("x.json", { ...masters.surveyMapping, mappings: [{ skill: "甲", items: ["P9.9.9"] }, { skill: "乙", items: ["LT1"] }, { skill: "丙", items: ["LT1"] }] }), ["mappings[0].items unknown_id", "id item_mapped_twice"]);
    assert.deepEqual(faults("x.json", { ...masters.training, patterns: { dx: "(", security: "個人" } }), ["patterns.dx bad_pattern"]);
    assert.deepEqual(faults("certificates.json", { title: "資格" }).slice(0, 1), ["id missing"]);
  });
  it("every shipped master passes as its own replacement", () => {
    for (const key of MASTER_KEYS) assert.ok(mergeMasters(masters, { [`${masters[key].id}.json`]: JSON.parse(JSON.stringify(masters[key])) }).ok, key);
  });
});

describe("settings", () => {
  const base = defaultSettings();
  it("go through text and back", () => {
    const sheet = Object.fromEntries(SETTING_KEYS.map((key) => [SETTING_LABELS[key].label, settingText(base[key])]));
    assert.deepEqual(readSettings(base, sheet), { ok: true, value: base });
  });
  it("have labels that are all different", () => assert.equal(new Set(SETTING_KEYS.map((key) => SETTING_LABELS[key].label)).size, SETTING_KEYS.length));
  it("read rates in percent and lists", () => {
    const read = readSettings(base, { leaderRatio: "２５％", dxOffices: "総合政策課; 未来課", leaderBasis: "both", headcountWeighting: "はい" });
    assert.ok(read.ok);
    assert.deepEqual([read.value.leaderRatio, read.value.dxOffices, read.value.leaderBasis, read.value.headcountWeighting], [0.25, ["総合政策課", "未来課"], "both", true]);
  });
  it("refuse what they cannot be", () => {
    const read = readSettings(base, { leaderRatio: 20, 未知: 1, horizonHalves: 1.5, dxOfficePattern: "(", leaderBasis: "多い方", mainPreset: "独自" });
    assert.deepEqual(read.ok ? [] : read.error.map((f) => [f.key, f.problem]), [
      ["leaderRatio", "wrong_value"], ["未知", "unknown_setting"], ["horizonHalves", "wrong_value"], ["dxOfficePattern", "wrong_value"], ["leaderBasis", "wrong_value"], ["mainPreset", "wrong_value"],
    ]);
    assert.ok(readSettings(base, { mainPreset: "独自" }, ["独自"]).ok);
  });
});
