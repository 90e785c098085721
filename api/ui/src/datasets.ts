/** Data sets as people name them. */
import { t } from "./i18n";
import type { Dataset } from "./model";

/** Who is to be named; a table that was loaded without a title is more than the name of its file. */
export const datasetName = ({ attribution, source }: Dataset): string => attribution || (/^[^\s/]+\.[a-z0-9]{2,7}$/i.test(source) ? t("origin.own-table", { file: source }) : source);
