import { opening } from "@acuerdo/shared";
import { useSay, useSession } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { linkTo } from "./links.ts";
import { type KnownKeys, useKeys } from "./use-keys.ts";
import { Way } from "./Way.tsx";
import "./share.css";

const { opened } = opening;
const ROLES = ["participant", "observer", "mediator"] as const;

/** Over a board that has just been opened: how others come in. The server shows the links only this once. */
export default function Invite({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const keys = useKeys();
  const footer = (
    <Button variant="primary" onClick={onClose}>
      {t(opened.enter)}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t(opened.title)} size="large" footer={footer}>
      <div className="ac-invite">
        <section className="ac-share-way">
          <Way keys={keys} />
        </section>
        <section className="ac-form">
          <p>{t(opened.keep)}</p>
          <LinksToKeep keys={keys} />
        </section>
      </div>
    </Dialog>
  );
}

function LinksToKeep({ keys: { keys, owner, base } }: { keys: KnownKeys }) {
  const t = useSay();
  const { boardId } = useSession();
  return (
    <>
      {ROLES.map((role) => {
        const key = keys[role];
        const words = { label: t(opened[role]), hint: t(opened[`${role}Hint`]) };
        return key && <CopyField key={role} {...words} value={linkTo(base, boardId, key, role)} />;
      })}
      {owner && (
        <CopyField label={t(opened.owner)} hint={t(opened.ownerHint)} value={linkTo(base, boardId, owner, "owner")} />
      )}
    </>
  );
}
