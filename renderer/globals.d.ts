/** Whether the gallery of components is part of the build; never in production. */
declare const __GALLERY__: boolean;
declare const __VERSION__: string;
