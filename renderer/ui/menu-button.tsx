import { ChevronDown, type LucideIcon } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button, type ButtonVariant } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { Menu, type MenuEntry } from './menu.tsx';

export interface MenuButtonProps {
  readonly label: string;
  readonly items: readonly MenuEntry[];
  readonly icon?: LucideIcon | undefined;
  readonly variant?: ButtonVariant | undefined;
  /** Shows the icon alone; the label stays its name. */
  readonly iconOnly?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export function MenuButton({ label, items, icon, variant, iconOnly = false, disabled }: MenuButtonProps): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shared = {
    ref: button,
    disabled,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    onClick: () => setOpen(!open),
  } as const;
  return (
    <>
      {iconOnly && icon ? (
        <IconButton {...shared} icon={icon} label={label} />
      ) : (
        <Button {...shared} icon={icon} variant={variant}>
          {label}
          <ChevronDown aria-hidden="true" size={12} strokeWidth={1.5} />
        </Button>
      )}
      {open && button.current && (
        <Menu label={label} anchor={button.current} items={items} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
