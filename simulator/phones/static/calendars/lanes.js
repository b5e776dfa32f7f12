// Events at the same time stand beside each other.

// Each span is { from, to } in minutes; the answer tells for each: in which lane, of how many.
export function lanesOf(spans) {
  const answer = new Map();
  let group = [];
  let until = -1;
  for (const span of [...spans].sort((one, other) => one.from - other.from || other.to - one.to)) {
    if (span.from >= until) group = [];
    until = group.length ? Math.max(until, span.to) : span.to;
    group.push(span);
    const taken = group.filter((other) => other !== span && other.to > span.from);
    const lanes = new Set(taken.map((other) => answer.get(other).lane));
    let lane = 0;
    while (lanes.has(lane)) lane += 1;
    answer.set(span, { lane, of: 1 });
    const of = 1 + Math.max(...group.map((each) => answer.get(each).lane));
    group.forEach((each) => { answer.get(each).of = of; });
  }
  return answer;
}
