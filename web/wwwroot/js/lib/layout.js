/**
 * Places photos in rows of equal height and full width, months under headings.
 * @param {{total: number, aspects: Float32Array, sections: {start: number, count: number}[]}} list
 * @param {{width: number, rowHeight: number, gap: number, square: boolean, heading: number}} options pixels
 * @returns {Layout}
 */
export function layOut(list, { width, rowHeight, gap, square, heading }) {
  const { total } = list;
  const left = new Float32Array(total), top = new Float64Array(total), wide = new Float32Array(total), high = new Float32Array(total), row = new Uint32Array(total);
  const rowStarts = [], headings = [];
  const sections = list.sections.length > 0 ? joined(list, width, rowHeight, gap, square) : [{ start: 0, count: total, month: undefined }];
  let y = 0, beside = null; // where a short month may stand beside the one before it
  for (const section of sections) {
    const end = section.start + section.count;
    if (section.month !== undefined) {
      const needs = lineWidth(list, section.start, end, rowHeight, gap, square);
      if (beside && beside.x + Math.max(needs, narrowest) <= width) {
        y = placeBeside(section, end, beside);
        beside.x += Math.max(needs, narrowest) + between;
        continue;
      }

      headings.push({ section, top: y, left: 0 });
      beside = needs + between < width ? { x: Math.max(needs, narrowest) + between, top: y } : null;
      y += heading;
    }

    for (let first = section.start; first < end;) {
      let last = first, sum = 0;
      // As many as fit at the wished height; the row then shrinks or grows to fill the width.
      while (last < end) {
        const aspect = shape(list, last, square);
        const gaps = (last - first) * gap;
        if (last > first && (sum + aspect / 2) * rowHeight + gaps > width)
          break;
        sum += aspect;
        last++;
      }

      const gaps = (last - first - 1) * gap;
      const isLast = last === end;
      const height = isLast ? Math.min(rowHeight, (width - gaps) / sum) : Math.min((width - gaps) / sum, rowHeight * 1.6);
      let x = 0;
      for (let index = first; index < last; index++) {
        const aspect = shape(list, index, square);
        left[index] = x;
        top[index] = y;
        wide[index] = aspect * height;
        high[index] = height;
        row[index] = rowStarts.length;
        x += aspect * height + gap;
      }

      rowStarts.push(first);
      y += height + gap;
      first = last;
    }
  }

  return { left, top, wide, high, row, rowStarts, headings, height: y, total };

  function placeBeside(section, end, { x, top: lineTop }) {
    headings.push({ section, top: lineTop, left: x });
    let at = x;
    for (let index = section.start; index < end; index++) {
      left[index] = at;
      top[index] = lineTop + heading;
      wide[index] = shape(list, index, square) * rowHeight;
      high[index] = rowHeight;
      row[index] = rowStarts.length - 1;
      at += wide[index] + gap;
    }

    return lineTop + heading + rowHeight + gap;
  }
}

const narrowest = 170, between = 36;

const shape = (list, index, square) => square ? 1 : Math.min(Math.max(list.aspects[index], 0.45), 3);

/**
 * Where a row has room for three photos or so, little months hardly fit beside each other. There, months of a photo or two are joined under one heading, as far as three rows go:
 * a row for each would be mostly empty.
 */
function joined(list, width, rowHeight, gap, square) {
  if (width >= 4 * rowHeight)
    return list.sections;
  const all = [];
  let filled = Infinity; // width of the run so far; endless where nothing may join it
  for (const section of list.sections) {
    const needs = section.month ? lineWidth(list, section.start, section.start + section.count, rowHeight, gap, square) + gap : Infinity;
    if (needs <= width + gap && filled + needs < width * 3) {
      const run = all.pop();
      all.push({ ...run, count: run.count + section.count, last: section.month });
      filled += needs;
    } else {
      all.push(section);
      filled = needs <= width + gap ? needs : Infinity;
    }
  }

  return all;
}

/** Width of some photos in one row; endless when they are too many to ask. */
function lineWidth(list, start, end, rowHeight, gap, square) {
  if (end - start > 12)
    return Infinity;
  let width = -gap;
  for (let index = start; index < end; index++)
    width += shape(list, index, square) * rowHeight + gap;
  return width;
}

/** First index whose row ends below y. */
export function indexAt(layout, y) {
  let low = 0, high = layout.rowStarts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = layout.rowStarts[middle];
    if (layout.top[start] + layout.high[start] < y)
      low = middle + 1;
    else
      high = middle;
  }
  return layout.rowStarts[low] ?? 0;
}

/** The photo above or below another one. */
export function neighbour(layout, index, rows) {
  const target = Math.min(Math.max(layout.row[index] + rows, 0), layout.rowStarts.length - 1);
  if (target === layout.row[index])
    return index;
  const middle = layout.left[index] + layout.wide[index] / 2;
  const end = layout.rowStarts[target + 1] ?? layout.total;
  let best = layout.rowStarts[target];
  for (let other = best; other < end; other++) {
    if (Math.abs(layout.left[other] + layout.wide[other] / 2 - middle) < Math.abs(layout.left[best] + layout.wide[best] / 2 - middle))
      best = other;
  }
  return best;
}
