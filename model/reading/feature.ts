import { defineFeature } from '../kernel/feature.ts';
import { markerKind, readMark } from './marker.ts';

export const readingFeature = defineFeature({ name: 'reading', kinds: [markerKind], commands: [readMark] });
