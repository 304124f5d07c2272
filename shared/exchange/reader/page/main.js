import { el } from './elements.js';
import { readProject } from './project.js';
import { listView, PLACES, recordView, searchView } from './views.js';
import { WORDS } from './words.js';
import { checkHashes, openZip, Refusal } from './zip-file.js';

let opened = null;

const picker = el('input', {
  type: 'file',
  accept: '.throughline,.zip',
  class: 'away',
  tabindex: '-1',
  'aria-hidden': 'true',
});
picker.addEventListener('change', () => background(open(picker.files[0])));
const pick = () => picker.click();

addEventListener('hashchange', show);
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  background(open(event.dataTransfer.files[0]));
});
start(null);

function start(problem) {
  document.body.replaceChildren(
    el(
      'main',
      { class: 'start' },
      el('h1', {}, WORDS.title),
      el('p', {}, WORDS.intro),
      problem === null ? null : el('p', { class: 'problem', role: 'alert' }, problem),
      el('button', { type: 'button', class: 'primary', click: pick }, WORDS.open),
      el('p', { class: 'quiet' }, WORDS.drop),
      picker,
    ),
  );
}

async function open(file) {
  if (file === undefined) return;
  const progress = el('progress', { max: '1', value: '0', 'aria-label': WORDS.reading });
  document.body.replaceChildren(
    el('main', { class: 'start' }, el('h1', {}, file.name), el('p', {}, WORDS.reading), progress, picker),
  );
  try {
    const zip = await openZip(file);
    const report = await checkHashes(zip, (share) => {
      progress.value = share;
    });
    opened = { name: file.name, zip, report, project: await readProject(zip) };
    location.hash = '#/interviews';
    frame();
    show();
  } catch (cause) {
    const kind = cause instanceof Refusal ? cause.message : 'foreign';
    start(kind === 'newer' ? WORDS.newer(String(cause.cause)) : WORDS[kind]);
  }
}

function frame() {
  const { name, report, project } = opened;
  const field = el('input', { type: 'search', placeholder: WORDS.search, 'aria-label': WORDS.search });
  field.addEventListener('input', () => {
    location.hash = field.value.trim() === '' ? '#/interviews' : `#/search/${encodeURIComponent(field.value)}`;
  });
  const sound = report.bad.length === 0;
  document.body.replaceChildren(
    el(
      'nav',
      { 'aria-label': name },
      el('p', { class: 'name' }, name),
      field,
      el(
        'ul',
        {},
        PLACES.map((place) =>
          el(
            'li',
            {},
            el(
              'a',
              { href: `#/${place}` },
              WORDS[place],
              el('span', { class: 'count' }, String(project.rows(place).length)),
            ),
          ),
        ),
      ),
      el(
        'p',
        { class: sound ? 'sound' : 'problem', role: sound ? null : 'alert' },
        sound ? WORDS.sound(report.files) : WORDS.unsound(report.bad.length, report.files),
      ),
      sound
        ? null
        : el(
            'ul',
            { class: 'bad' },
            report.bad.map((path) => el('li', {}, path)),
          ),
      report.unchecked > 0 ? el('p', { class: 'quiet' }, WORDS.unchecked(report.unchecked)) : null,
      el('button', { type: 'button', click: pick }, WORDS.another),
      picker,
    ),
    el('main', { id: 'view' }),
  );
}

function show() {
  if (opened === null) return;
  const [, place = '', id = '', part = ''] = location.hash.split('/');
  const { project } = opened;
  const record = place === 'record' ? project.find(id) : null;
  const view = document.getElementById('view');
  const content = record
    ? recordView(project, record)
    : place === 'search'
      ? searchView(project, decodeURIComponent(id))
      : listView(project, PLACES.includes(place) ? place : 'interviews');
  view.replaceChildren(...content.filter((child) => child !== null));
  for (const link of document.querySelectorAll('nav a')) {
    link.toggleAttribute('aria-current', link.getAttribute('href') === `#/${record ? record.table : place}`);
  }
  for (const slot of view.querySelectorAll('.recording')) background(showRecording(slot));
  const turn = part === '' ? null : document.getElementById(part);
  if (turn) {
    turn.classList.add('here');
    turn.scrollIntoView({ block: 'center' });
  } else {
    scrollTo(0, 0);
    if (place !== 'search') view.querySelector('h1')?.focus();
  }
}

async function showRecording(slot) {
  const path = `data/media/${slot.dataset.sha256}`;
  if (!opened.zip.entries.has(path)) return;
  const { mime } = slot.dataset;
  const url = URL.createObjectURL(await opened.zip.slice(path, mime));
  const kind = /^(audio|video)\//.exec(mime)?.[1];
  if (kind) slot.append(el('br'), el(kind, { controls: '', preload: 'metadata', src: url }));
  else slot.replaceChildren(el('a', { href: url, download: slot.textContent }, slot.textContent));
}

/** `open` says by itself what went wrong; a recording that cannot be shown leaves its name. */
const background = (promise) => promise.catch(() => undefined);
