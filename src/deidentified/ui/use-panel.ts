import { useState } from 'react';
import type {
  RecordRequest,
  RecordTask,
  RecordView,
  Trouble,
} from '#deidentified/record/record-view.ts';

/** A form of the record that unfolds in place. */
type Panel = 'open' | 'remember' | 'take-along' | 'bring-back' | 'mend';

/** What a place of the page remembers of the forms unfolded there. */
export interface PanelState {
  readonly panel: Panel | null;
  /** The carry-over file that was chosen here. */
  readonly file: File | null;
  readonly show: (panel: Panel | null, file?: File) => void;
  readonly ask: (request: RecordRequest) => void;
  readonly underWay: RecordTask | null;
  /** What came of the last thing that was asked for here, and not elsewhere on the page. */
  readonly trouble: Trouble | null;
  readonly done: RecordView['done'];
  /** True where what was done is kept on this computer, and not for this session only. */
  readonly isKept: boolean;
}

/** Unfolds one form at a time, and folds it when what it asked for is done. */
export function usePanel(record: RecordView, ask: (request: RecordRequest) => void): PanelState {
  const [panel, setPanel] = useState<Panel | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isAsked, setAsked] = useState(false);
  if (isAsked && panel !== null && record.done === panel) setPanel(null);
  return {
    panel,
    file,
    show: (next, chosen) => {
      setFile(chosen ?? null);
      setAsked(false);
      setPanel(next);
    },
    ask: (request) => {
      if (record.underWay !== null) return;
      setAsked(true);
      ask(request);
    },
    underWay: isAsked ? record.underWay : null,
    trouble: isAsked ? record.trouble : null,
    done: isAsked && record.underWay === null ? record.done : null,
    isKept: record.place.state === 'open',
  };
}
