import { useState } from 'react';
import { PaneHead } from '../../shell/PaneHead.tsx';
import { Sheet } from '../../shell/Sheet.tsx';
import { Button } from '../Button.tsx';
import { TextArea } from '../Field.tsx';
import styles from './Gallery.module.css';

/** A screen that breaks when asked to, to see what becomes of the text in it. */
export default function BrokenPage() {
  const [broken, setBroken] = useState(false);
  if (broken) throw new Error('broken on purpose');
  return (
    <Sheet
      id="gallery-broken"
      main={{
        label: 'Går sönder',
        children: (
          <>
            <PaneHead title="Går sönder" />
            <div className={`${styles.page} scroll`}>
              <TextArea label="Inlägg" />
              <Button variant="danger" onClick={() => setBroken(true)}>
                Gå sönder
              </Button>
            </div>
          </>
        ),
      }}
    />
  );
}
