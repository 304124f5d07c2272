import { Plus, Star, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { AlertDialog } from '#renderer/ui/alert-dialog.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { GallerySection } from './gallery-section.tsx';

const nothing = (): void => undefined;

const MENU: readonly MenuEntry[] = [
  { kind: 'item', id: 'open', label: 'Open', keys: 'Enter', onSelect: nothing },
  { kind: 'item', id: 'star', label: 'Starred', checked: true, onSelect: nothing },
  { kind: 'separator', id: 'line' },
  { kind: 'item', id: 'off', label: 'Not possible now', disabled: true },
  { kind: 'item', id: 'trash', label: 'Move to Trash', icon: Trash2, keys: 'Delete', danger: true, onSelect: nothing },
];

export function GalleryControls(): ReactNode {
  const [open, setOpen] = useState<'none' | 'dialog' | 'alert'>('none');
  const close = (): void => setOpen('none');
  return (
    <>
      <GallerySection name="Buttons">
        <Button onClick={() => setOpen('dialog')}>Open a dialog</Button>
        <Button variant="primary" icon={Plus}>
          Primary
        </Button>
        <Button variant="danger" onClick={() => setOpen('alert')}>
          Delete for ever…
        </Button>
        <Button variant="quiet">Quiet</Button>
        <Button pressed>Pressed</Button>
        <Button disabled>Disabled</Button>
        <IconButton icon={Star} label="Star" pressed />
        <IconButton icon={Trash2} label="Move to Trash" size="small" />
        <LinkButton href="#/gallery">A link</LinkButton>
        <MenuButton label="Menu" items={MENU} />
        <Button onClick={() => toast({ text: 'Moved to Trash', action: { label: 'Undo', run: nothing } })}>
          Toast
        </Button>
        <Button onClick={() => toast({ text: 'The disk is full. Nothing was lost.', tone: 'error' })}>
          Error toast
        </Button>
      </GallerySection>
      <Fields />
      {open === 'dialog' && (
        <Dialog title="A dialog" onClose={close} footer={<Button onClick={close}>Done</Button>}>
          <TextField label="First field" value="" onChange={nothing} />
          <Select label="A choice" value="a" options={[{ value: 'a', label: 'A' }]} onChange={nothing} />
        </Dialog>
      )}
      {open === 'alert' && (
        <AlertDialog
          title="Delete 3 interviews for ever?"
          confirmLabel="Delete for ever"
          danger
          onConfirm={close}
          onClose={close}
        >
          Their 41 highlights go too. This cannot be undone.
        </AlertDialog>
      )}
    </>
  );
}

function Fields(): ReactNode {
  const [words, setWords] = useState('Words');
  const [count, setCount] = useState<number | null>(12);
  const [day, setDay] = useState('2026-05-04');
  const [choice, setChoice] = useState<'one' | 'two'>('one');
  const [on, setOn] = useState(true);
  return (
    <GallerySection name="Fields">
      <TextField label="Text" hint="A hint below it" value={words} onChange={setWords} />
      <TextField
        label="Wrong"
        error="Write a few words first."
        value=""
        onChange={setWords}
        placeholder="Placeholder"
      />
      <TextField label="Disabled" value="Not now" onChange={setWords} disabled />
      <TextArea label="Several lines" value={words} onChange={setWords} />
      <NumberField label="Number" value={count} onChange={setCount} min={0} max={100} unit="%" />
      <DateField label="Day" value={day} onChange={setDay} />
      <Select
        label="Choice"
        value={choice}
        options={[
          { value: 'one', label: 'One' },
          { value: 'two', label: 'Two' },
        ]}
        onChange={setChoice}
      />
      <SearchField label="Search" value={words} onChange={setWords} />
      <Checkbox label="Checked" checked={on} onChange={setOn} />
      <Checkbox label="Mixed" checked={false} mixed onChange={setOn} />
      <Checkbox label="Disabled" checked disabled onChange={setOn} />
    </GallerySection>
  );
}
