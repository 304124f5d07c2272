import type { ReactNode } from 'react';
import { scoreWords } from '#renderer/record-ui/figure-words.ts';
import { ChartFigure } from '#renderer/ui/chart-figure.tsx';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './analysis-page.module.css';
import type { ExploreProps } from './explore-tab.tsx';
import { useAnswer } from './use-analysis.ts';

/** The words of the quotes: the most used, and those that tell one group from the others. */
export function WordsView({ view, overview }: ExploreProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { names, place, scope, service, onOpen, onPlace, onWish } = view;
  const attribute = place.attribute ?? overview.attributes[0]?.key ?? '';
  const value = place.value ?? '';
  const { answer } = useAnswer(service, { kind: 'words', scope, attribute, value });
  if (answer === null) return null;
  const name = value === '' ? '' : names.value(attribute, value);
  const open = (word: string, here: boolean) => (anchor: HTMLElement) =>
    onOpen(anchor, here && value !== '' ? { word, attribute, value } : { word }, t('analysis.words.cell', { word }));
  const list: ChartTable = {
    columns: [
      { id: 'word', label: t('analysis.column.word') },
      { id: 'count', label: t('analysis.column.uses') },
      { id: 'quotes', label: t('analysis.column.quotes') },
    ],
    rows: answer.list.map(({ word, count, texts }) => ({
      id: word,
      cells: [
        { value: word },
        { value: count, text: format.number(count) },
        { value: texts, text: format.number(texts), onOpen: open(word, true) },
      ],
    })),
  };
  const key: ChartTable = {
    columns: [
      { id: 'word', label: t('analysis.column.word') },
      { id: 'more', label: t('analysis.column.moreIn'), isText: true },
      { id: 'here', label: name },
      { id: 'there', label: t('analysis.words.others') },
      { id: 'll', label: t('analysis.column.keyness') },
    ],
    rows: answer.key.map(({ word, value: strength, parts, status }) => ({
      id: word,
      cells: [
        { value: word },
        { value: status === 'here' ? name : t('analysis.words.others') },
        { value: parts.here, text: format.number(parts.here), onOpen: parts.here > 0 ? open(word, true) : undefined },
        {
          value: parts.there,
          text: format.number(parts.there),
          onOpen: parts.there > 0 ? open(word, false) : undefined,
        },
        { value: strength, text: scoreWords(format, strength) },
      ],
    })),
  };
  const [first] = answer.list;
  const own = answer.key.filter(({ status }) => status === 'here').slice(0, 3);
  return (
    <>
      <div className={styles.settings}>
        {overview.attributes.length > 0 && (
          <Select
            label={t('analysis.attribute')}
            value={attribute}
            options={overview.attributes.map((one) => ({ value: one.key, label: names.attribute(one.key) }))}
            onChange={(next) => onPlace({ attribute: next, value: undefined })}
          />
        )}
        <Select
          label={t('analysis.words.group')}
          value={answer.values.includes(value) ? value : ''}
          options={[
            { value: '', label: t('analysis.words.all') },
            ...answer.values.map((one) => ({ value: one, label: names.value(attribute, one) })),
          ]}
          onChange={(next) => onPlace({ value: next === '' ? undefined : next })}
        />
      </div>
      {value !== '' && answer.key.length === 0 && <p>{t('analysis.words.keyNone', { name })}</p>}
      {value !== '' && answer.key.length > 0 && (
        <ChartFigure
          caption={t('analysis.words.keyCaption', { name })}
          summary={
            own.length === 0
              ? t('analysis.words.keyNone', { name })
              : t('analysis.words.keySummary', { name, words: format.list(own.map(({ word }) => format.quoted(word))) })
          }
          table={key}
          onWish={onWish}
        />
      )}
      <ChartFigure
        caption={value === '' ? t('analysis.words.caption') : t('analysis.words.captionOf', { name })}
        summary={
          first
            ? t('analysis.words.summary', {
                word: first.word,
                n: format.number(first.count),
                total: format.number(answer.total),
              })
            : t('analysis.words.none')
        }
        table={list}
        onWish={onWish}
      />
    </>
  );
}
