import type { AnyId } from '#shared/domain/ids.ts';
import { type IdKind, kindOfId } from '#shared/domain/ids.ts';
import { type ProposalKind, proposalLine } from '#shared/search/proposal-line.ts';
import type { RuledProposal } from '#shared/search/ruled-proposals.ts';
import { type Command, Refused } from '../command.ts';
import { openWorkspace, recordsOf } from '../workspace-file.ts';

const LIMIT = 10;

/** What a record of a kind can be linked to. */
const LEADS_TO: Partial<Record<IdKind, readonly ProposalKind[]>> = {
  highlight: ['insight', 'need'],
  insight: ['need'],
  need: ['goal'],
};

export const propose: Command = {
  name: 'propose',
  usage: 'A.throughline --for ID',
  summary: 'Proposes what a highlight, an insight or a need could be linked to, with the reasons. Nothing is linked.',
  options: { for: { type: 'string', value: 'ID', help: 'the highlight, insight or need' } },
  examples: ['propose study.throughline --for hl_0190... --json'],
  async run({ files, text }, io) {
    const [file] = files;
    const id = text.for;
    if (file === undefined || files.length > 1 || id === undefined)
      throw new Refused('propose: name one archive and --for ID');
    const { archive, close } = await openWorkspace(file, io);
    await close();
    const records = recordsOf(archive.content);
    const line = proposalLine({ ...records, links: records.evidence });
    const kinds = LEADS_TO[kindOfId(id) ?? 'author'] ?? [];
    if (kinds.length === 0 || !line.texts.has(id)) {
      throw new Refused(`propose: ${id} is no highlight, insight or need of ${file}`);
    }
    const titles = new Map<string, string>(
      [...records.insights, ...records.needs, ...records.goals].map((record) => [record.id, record.title]),
    );
    const ruled = line.ruled.filter(({ from }) => from === id);
    const asked = new Set<string>(ruled.map(({ to }) => to));
    const measured = kinds.flatMap((to) => {
      // The graph holds a record of this id: it is one of ours.
      const { items } = line.index(to).propose(line.source(id as AnyId), LIMIT);
      return items
        .filter((item) => !asked.has(item.id))
        .map((item) => ({ to: item.id, kind: to, title: titles.get(item.id) ?? '', ...item }));
    });
    const proposals = [...ruled.map((one) => askedFor(one, titles.get(one.to) ?? '')), ...measured];
    return {
      code: 0,
      json: { for: id, proposals },
      text:
        proposals.length === 0
          ? ['Nothing fits well enough to be proposed.']
          : proposals.map(({ kind, to, title, strength, reasons }) => {
              const words = reasons.flatMap((reason) =>
                reason.kind === 'word' ? [reason.word] : reason.kind === 'rule' ? [`the rule "${reason.title}"`] : [],
              );
              return `${kind.padEnd(9)}${strength.padEnd(8)}${to}  ${title}\n                 ${words.join(', ')}`;
            }),
    };
  },
};

/** What a rule asks for, beside what the words say. */
const askedFor = ({ to, rule }: RuledProposal, title: string) => ({
  to,
  kind: kindOfId(to) ?? 'need',
  title,
  id: to,
  score: 0,
  strength: 'ruled' as const,
  reasons: [{ kind: 'rule' as const, ruleId: rule.id, title: rule.title }],
});
