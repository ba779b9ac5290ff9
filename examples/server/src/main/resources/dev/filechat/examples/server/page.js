// All that comes from a file, the service or the visitor is shown as text, never as HTML.
const byId = id => document.getElementById(id);
const maxFileBytes = Number(document.body.dataset.maxFileBytes);
const tab = crypto.randomUUID();
const url = (path, parameters = {}) => path + '?' + new URLSearchParams({ tab, ...parameters });
const element = (name, text = '', className = '') => {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
};

const arrived = fetch(url('visit'), { method: 'POST' });
arrived.then(async response => { if (!response.ok) say(await response.text()); }, () => say('The server is gone.'));
addEventListener('pagehide', () => navigator.sendBeacon(url('leave')));
addEventListener('pageshow', event => { if (event.persisted) location.reload(); }); // its files are gone

function say(text) {
  byId('status').textContent = text;
}

// Files: by the button, or dropped anywhere on the page; one after the other. Each has a button that takes it out again.

const waiting = [];
let uploading = false;

byId('choose').addEventListener('change', event => {
  add([...event.target.files]);
  event.target.value = ''; // so that the same file can be chosen again
});
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  addEventListener(type, event => {
    event.preventDefault();
    byId('drop').classList.toggle('over', type === 'dragenter' || type === 'dragover');
  });
}
addEventListener('drop', event => {
  const items = [...event.dataTransfer.items].filter(item => item.kind === 'file');
  add(items.map(item => {
    const file = item.getAsFile();
    file.isFolder = item.webkitGetAsEntry?.()?.isDirectory;
    return file;
  }));
});

function add(files) {
  for (const file of files) {
    const entry = { file, key: crypto.randomUUID(), row: element('li'), state: element('span', 'waiting') };
    entry.button = element('button', '✕', 'remove');
    entry.button.type = 'button';
    entry.button.addEventListener('click', () => remove(entry));
    name(entry, 'Remove');
    entry.row.append(element('span', file.name), entry.state, entry.button);
    byId('files').append(entry.row);
    const refusal = file.isFolder ? 'This is a folder: drop the files in it.'
        : file.size === 0 ? 'The file is empty.'
        : file.size > maxFileBytes ? `The file is too large: at most ${maxFileBytes / 2 ** 20} MiB are taken.`
        : null;
    refusal ? fail(entry, refusal) : waiting.push(entry);
  }
  uploadNext();
}

async function uploadNext() {
  if (uploading || waiting.length === 0) return;
  uploading = true;
  const entry = waiting.shift();
  const { file, row, state } = entry;
  const bar = element('progress');
  bar.max = file.size;
  bar.value = 0;
  bar.setAttribute('aria-label', 'Upload of ' + file.name);
  row.append(bar);
  name(entry, 'Cancel the upload of');
  try {
    await arrived;
    await upload(entry, sent => {
      bar.value = sent;
      state.textContent = sent < file.size ? Math.floor(100 * sent / file.size) + ' %' : 'storing';
    });
    state.textContent = size(file.size);
    tell(file.name + ' is uploaded.');
  } catch (failure) {
    if (!entry.removed) fail(entry, failure.message);
  }
  bar.remove();
  name(entry, 'Remove');
  uploading = false;
  uploadNext();
}

function upload(entry, onProgress) { // fetch does not tell how much was sent
  return new Promise((resolve, reject) => {
    const request = entry.request = new XMLHttpRequest();
    request.open('POST', url('files', { name: entry.file.name, file: entry.key }));
    request.upload.onprogress = event => onProgress(event.loaded);
    request.onload = () => request.status === 200 ? resolve() : reject(new Error(request.responseText));
    request.onerror = () => reject(new Error('The upload broke: the file could not be read, or the server is gone.'));
    request.onabort = () => reject(new Error('The upload was cancelled.'));
    entry.removed ? reject(new Error('The upload was cancelled.')) : request.send(entry.file);
  });
}

// Takes a file out of the list, at whatever point it is. The server cancels its upload, or deletes it.
async function remove(entry) {
  if (entry.removed) return;
  entry.removed = true;
  entry.button.disabled = true;
  entry.state.textContent = 'removing';
  const place = waiting.indexOf(entry);
  if (place >= 0) waiting.splice(place, 1);
  const sent = entry.request !== undefined;
  entry.request?.abort();
  try {
    if (sent) {
      const response = await fetch(url('remove', { file: entry.key }), { method: 'POST' });
      if (!response.ok) throw new Error(await response.text());
    }
  } catch (failure) {
    entry.removed = false;
    entry.button.disabled = false;
    fail(entry, 'The file could not be removed: ' + failure.message);
    return;
  }
  const focused = [document.body, entry.button].includes(document.activeElement);
  const following = entry.row.nextElementSibling ?? entry.row.previousElementSibling;
  entry.row.remove();
  if (focused) (following?.querySelector('button') ?? byId('choose')).focus(); // the button is gone
  tell(entry.file.name + ' is removed.');
}

function name(entry, what) {
  entry.button.title = what + ' ' + entry.file.name;
  entry.button.setAttribute('aria-label', entry.button.title);
}

function fail(entry, why) {
  entry.row.className = 'failed';
  entry.state.textContent = why;
  tell(entry.file.name + ': ' + why);
}

function tell(text) { // to who does not see the list
  byId('files-status').textContent = text;
}

function size(bytes) {
  return bytes < 1024 ? bytes + ' B'
      : bytes < 2 ** 20 ? (bytes / 1024).toFixed(1) + ' KiB' : (bytes / 2 ** 20).toFixed(1) + ' MiB';
}

// Questions: one at a time; the answer is a stream of events.

let answering = null;

byId('ask').addEventListener('submit', event => {
  event.preventDefault();
  const question = byId('question').value.trim();
  if (answering) say('Stop the answer first.');
  else if (uploading) say('Wait until the files are uploaded.');
  else if (question) ask(question);
});
byId('question').addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId('ask').requestSubmit();
  }
});
byId('stop').addEventListener('click', () => answering?.abort());

async function ask(question) {
  answering = new AbortController();
  byId('send').disabled = true;
  byId('stop').disabled = false;
  byId('question').value = '';
  say('Answering …');
  const article = element('article');
  const answer = element('div', '', 'answer');
  const sources = element('ol');
  article.setAttribute('aria-busy', 'true'); // it is read out once it is whole
  article.append(element('h3', question), answer);
  byId('conversation').append(article);
  article.scrollIntoView({ block: 'nearest' });
  let text = '';
  let end = 'failed\nThe connection to the server broke.';
  try {
    const signal = answering.signal;
    const response = await fetch(url('ask'), { method: 'POST', body: question, signal });
    if (!response.ok) {
      end = 'failed\n' + await response.text();
    } else {
      for await (const { name, data } of events(response.body)) {
        if (name === 'text') {
          const following = atTheEnd();
          text += data;
          answer.textContent = readable(text);
          if (following) scrollTo(0, document.body.scrollHeight);
        } else if (name === 'cited') {
          const [id, source] = data.split('\n');
          if (![...sources.children].some(child => child.dataset.id === id)) {
            const item = element('li', `[${id}] ${source}`);
            item.dataset.id = id;
            sources.append(item);
          }
        } else if (name === 'cost') {
          article.append(element('p', data, 'faint'));
        } else if (name === 'end') {
          end = data;
        }
      }
    }
  } catch (failure) {
    if (answering.signal.aborted) end = 'stopped';
  }
  if (answering.signal.aborted) {
    await fetch(url('stop'), { method: 'POST' }).catch(() => {}); // returns when the answer has ended
  }
  const following = atTheEnd();
  if (sources.children.length > 0) answer.after(sources);
  const [how, why] = end.split('\n', 2);
  if (how === 'failed') article.append(element('p', why, 'failure'));
  if (how === 'failed' && !byId('question').value) byId('question').value = question;
  article.removeAttribute('aria-busy');
  say({ done: 'Answered', stopped: 'Stopped', failed: 'Not answered' }[how]);
  if (following) scrollTo(0, document.body.scrollHeight);
  answering = null;
  byId('send').disabled = false;
  if ([document.body, byId('stop')].includes(document.activeElement)) byId('question').focus(); // the button goes
  byId('stop').disabled = true;
}

const atTheEnd = () => innerHeight + scrollY >= document.body.scrollHeight - 80;

// [[1]](address of the passage) in the text becomes [1]; the end of the text may have a part of it.
const readable = text => text
    .replace(/ ?\[(\[\w+\])\]\([^\s)]*\)/g, ' $1')
    .replace(/ ?\[\[\w*(\](\](\([^\s)]*)?)?)?$/, '');

async function* events(body) {
  let rest = '';
  for (const reader = body.pipeThrough(new TextDecoderStream()).getReader();;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const event = { name: '', data: [] };
      for (const line of block.split('\n')) {
        if (line.startsWith('event: ')) event.name = line.slice(7);
        if (line.startsWith('data: ')) event.data.push(line.slice(6));
      }
      if (event.name) yield { name: event.name, data: event.data.join('\n') };
    }
  }
}
