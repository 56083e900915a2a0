import type { BusinessMark as Picture } from "@/accounts/business/business";
import { classes } from "./ui/classes";
import { Mark } from "./ui/mark";

type Props = { mark: Picture | null; className?: string | undefined; thin?: boolean };

/** The business's mark, or Alta's own where there is none. Decorative: the name is beside it. */
export function BusinessMark({ mark, className, thin = false }: Props) {
  if (!mark) return <Mark className={className} thin={thin} />;
  const { hash, width, height } = mark;
  return (
    <picture className="contents">
      <img
        src={`/marca?v=${hash}`}
        width={width}
        height={height}
        alt=""
        className={classes("w-auto shrink-0 rounded-[0.375rem] bg-plate object-contain", className ?? "h-9 max-w-40")}
      />
    </picture>
  );
}
