import { handlerOf } from '#renderer/ui/commands.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { CommandId } from '#shared/contract/commands.ts';

/** One label everywhere: menu, palette, sheet of shortcuts. A handler may say more ("Undo Tag Pricing"). */
export const commandLabel = (t: Text, id: CommandId): string => handlerOf(id)?.label ?? t(`commands.${id}`);
